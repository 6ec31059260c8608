import { describe, expectTypeOf, it } from "vitest";
import type { Catalog, Cell, DimensionValue, Instant, MetricsAdapter } from "../../src/query/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { support } from "./support.ts";

declare const adapter: MetricsAdapter<typeof support>;
declare const openAdapter: MetricsAdapter<Catalog>;

describe("adapter.query(aggregate)", () => {
  it("has a row key for every dimension, time and metric, and no other", async () => {
    const result = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets", { metric: "csat", as: "satisfaction" }],
        by: ["channel", "region", "urgent"],
        time: { range: { last: 7, unit: "day" }, grain: "day" },
        compare: [{ id: "before", to: "previous" }],
      },
      {},
    );
    type R = (typeof result.rows)[number];
    expectTypeOf<Exclude<keyof R, "$other" | "$compareTime">>().toEqualTypeOf<
      "channel" | "region" | "urgent" | "time" | "tickets" | "satisfaction"
    >();
    expectTypeOf<R["channel"]>().toEqualTypeOf<"phone" | "chat" | "email" | "wechat" | null>();
    expectTypeOf<R["region"]>().toEqualTypeOf<string | null>();
    expectTypeOf<R["urgent"]>().toEqualTypeOf<boolean | null>();
    expectTypeOf<R["time"]>().toEqualTypeOf<Instant>();
    expectTypeOf<R["tickets"]>().toEqualTypeOf<Cell<"before">>();
    expectTypeOf<R["tickets"]["value"]>().toEqualTypeOf<number | null>();
  });

  it("has no time without a grain and no dimension without by", async () => {
    const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"] }, {});
    expectTypeOf<Exclude<keyof (typeof result.rows)[number], "$other" | "$compareTime">>().toEqualTypeOf<"tickets">();
  });

  it("refuses names that the catalog does not have", () => {
    // @ts-expect-error unknown metric
    void adapter.query({ kind: "aggregate", metrics: ["tikets"] }, {});
    // @ts-expect-error unknown dimension
    void adapter.query({ kind: "aggregate", metrics: ["tickets"], by: ["chanel"] }, {});
    void adapter.query(
      // @ts-expect-error unknown value of an enum
      { kind: "aggregate", metrics: ["tickets"], where: { dimension: "channel", op: "equals", value: "fax" } },
      {},
    );
    void adapter.query(
      // @ts-expect-error a time dimension has no text operator
      { kind: "aggregate", metrics: ["tickets"], where: { dimension: "createdAt", op: "contains", value: "2" } },
      {},
    );
    void adapter.query(
      // @ts-expect-error a region is not a time
      { kind: "aggregate", metrics: ["tickets"], time: { dimension: "region", range: { toDate: "day" } } },
      {},
    );
  });

  it("makes row keys optional where by is not known to the compiler", async () => {
    const by: ("channel" | "region")[] = [];
    const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"], by }, {});
    expectTypeOf<(typeof result.rows)[number]["channel"]>().toEqualTypeOf<
      "phone" | "chat" | "email" | "wechat" | null | undefined
    >();
  });
});

describe("adapter.query(records and members)", () => {
  it("types each column by its dimension", async () => {
    const result = await adapter.query({ kind: "records", entity: "ticket", columns: ["agent", "replies"] }, {});
    expectTypeOf<(typeof result.rows)[number]>().toEqualTypeOf<{
      readonly agent: string | null;
      readonly replies: number | null;
    }>();
  });
  it("types a member by its dimension", async () => {
    const result = await adapter.query({ kind: "members", dimension: "channel" }, {});
    expectTypeOf<(typeof result.rows)[number]["value"]>().toEqualTypeOf<
      "phone" | "chat" | "email" | "wechat" | null
    >();
    expectTypeOf<(typeof result.rows)[number]["count"]>().toEqualTypeOf<number>();
  });
});

describe("defineCatalog(catalog)", () => {
  it("refuses references to names that it does not declare", () => {
    defineCatalog({
      entities: { ticket: { key: "id" } },
      dimensions: { createdAt: d.time({ entity: "ticket" }), size: d.number({ entity: "ticket" }) },
      metrics: {
        // @ts-expect-error unknown entity
        a: m.count({ entity: "tiket" }),
        // @ts-expect-error unknown time dimension
        b: m.count({ entity: "ticket", time: "size" }),
        // @ts-expect-error unknown number dimension
        c: m.sum({ entity: "ticket", of: "createdAt" }),
      },
    });
    defineCatalog({
      entities: { ticket: { key: "id" } },
      dimensions: {},
      metrics: {
        all: m.count({ entity: "ticket" }),
        // @ts-expect-error unknown metric
        share: m.ratio({ numerator: "all", denominator: "al" }),
      },
    });
    defineCatalog({
      entities: { ticket: { key: "id" } },
      // @ts-expect-error unknown entity
      dimensions: { createdAt: d.time({ entity: "tickets" }) },
      metrics: {},
    });
  });
});

describe("a catalog known only at run time", () => {
  it("is queried by plain strings and gives rows of cells and values", async () => {
    const metric: string = "anything";
    const result = await openAdapter.query({ kind: "aggregate", metrics: [metric], by: ["whatever"] }, {});
    expectTypeOf<NonNullable<(typeof result.rows)[number][string]>>().toEqualTypeOf<
      Cell | NonNullable<DimensionValue> | { readonly [id: string]: Instant | null }
    >();
  });
});
