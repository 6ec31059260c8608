import { describe, expect, it } from "vitest";
import { enumValues, measuresOf } from "../../../src/cli/introspect/columns.ts";
import type { SchemaColumn } from "../../../src/cli/schema.ts";

const column = (name: string): SchemaColumn => ({
  name,
  position: 1,
  type: "decimal",
  fullType: "decimal(18,2)",
  isNullable: true,
  collation: null,
  comment: "",
});

describe("enumValues(fullType)", () => {
  it("reads values as they are, whatever had to be escaped in them", () => {
    expect(enumValues(String.raw`enum('a','it''s','d\\e','x\\','two\nlines','p,q')`)).toEqual(["a", "it's", "d\\e", "x\\", "two\nlines", "p,q"]);
  });
});

describe("measuresOf(column)", () => {
  it.each(["total_price", "totalPrice", "price_total", "discount_amount", "sum", "subtotal", "amount", "quantity"])(
    "%s adds up",
    (name) => expect(measuresOf(column(name))).toEqual(["sum", "average"]),
  );
  it.each(["price", "unit_price", "unit_price_total", "total_rate", "amount_percent", "average_amount", "total_share", "discount"])(
    "%s has an average alone",
    (name) => expect(measuresOf(column(name))).toEqual(["average"]),
  );
  it.each(["status", "order_no", "lat"])("%s is no amount", (name) => expect(measuresOf(column(name))).toEqual([]));
});
