import { describe, expect, it } from "vitest";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import { defineBinding, sql } from "../../src/server/index.ts";

const catalog = defineCatalog({
  entities: { order: { key: "orderId", belongsTo: { buyer: "buyerId" } }, buyer: { key: "buyerId" } },
  dimensions: { amount: d.number({ entity: "order" }), country: d.string({ entity: "buyer" }), tenant: d.string() },
  metrics: { orders: m.count({ entity: "order" }) },
});
const buyer = { table: "buyers", naming: "snake_case" } as const;

describe("defineBinding(catalog, binding)", () => {
  it("takes names, columns and fragments", () => {
    const order = {
      table: "shop.orders",
      columns: { orderId: "id", buyerId: { column: "buyer" }, amount: sql`cents / ${100}`, tenant: { column: "tenant", exact: true } },
    };
    expect(defineBinding(catalog, { entities: { order, buyer } }).entities.order).toBe(order);
  });

  it("refuses a missing column, at compile time and at run time", () => {
    const columns = { orderId: "id", buyerId: "buyer", amount: "cents" };
    expect(() =>
      // @ts-expect-error tenant is missing: a conformed dimension stands in every table
      defineBinding(catalog, { entities: { order: { table: "orders", columns }, buyer } }),
    ).toThrow('metricdeck: no column is bound to tenant; add it, or set naming: "snake_case"');
  });

  it("refuses an unknown column with the nearest name and its path", () => {
    const columns = { amuont: "cents" };
    expect(() =>
      // @ts-expect-error unknown column
      defineBinding(catalog, { entities: { order: { table: "orders", naming: "snake_case", columns }, buyer } }),
    ).toThrow(expect.objectContaining({
      path: "entities.order.columns.amuont",
      message: 'metricdeck: unknown column "amuont"; did you mean "amount"?',
    }));
  });

  it("refuses an entity without a table", () => {
    // @ts-expect-error order is missing
    expect(() => defineBinding(catalog, { entities: { buyer } })).toThrow("metricdeck: no table is bound to order; add it");
  });

  it("refuses times that are not UTC", () => {
    const entities = { order: { table: "orders", naming: "snake_case" as const }, buyer };
    // @ts-expect-error UTC only
    expect(() => defineBinding(catalog, { timeZone: "Asia/Shanghai", entities })).toThrow(
      "metricdeck: times in Asia/Shanghai cannot be read; store them in UTC",
    );
  });
});
