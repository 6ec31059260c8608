import { describe, expectTypeOf, it } from "vitest";
import type { AnyCell, Catalog, Cell, DimensionValue, Instant, MetricsAdapter } from "../../src/query/index.ts";
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

  it("has a time with any grain, and refuses a target that is no metric", async () => {
    const time = { range: { toDate: "fiscalYear" }, grain: "auto" } as const;
    const compare = [{ id: "plan", to: { target: "csat" } }] as const;
    const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"], time, compare }, {});
    expectTypeOf<(typeof result.rows)[number]["time"]>().toEqualTypeOf<Instant>();
    expectTypeOf<(typeof result.rows)[number]["tickets"]>().toEqualTypeOf<Cell<"plan">>();
    const sprints = { range: { toDate: "year" }, grain: { interval: "P2W", origin: "2026-01-05" } } as const;
    const bySprint = await adapter.query({ kind: "aggregate", metrics: ["tickets"], time: sprints }, {});
    expectTypeOf<(typeof bySprint.rows)[number]["time"]>().toEqualTypeOf<Instant>();
    void adapter.query(
      // @ts-expect-error unknown metric as a target
      { kind: "aggregate", metrics: ["tickets"], time, compare: [{ id: "plan", to: { target: "cast" } }] },
      {},
    );
  });

  it("refuses to order by, limit, total or choose by what it does not ask for", () => {
    void adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets", { metric: "csat", as: "rate" }],
        by: ["channel"],
        order: [{ by: "rate", direction: "desc" }, { by: "channel" }],
        having: [{ metric: "tickets", op: "gt", value: 1 }],
        totals: [["channel"], []],
        top: { n: 3, by: "rate", other: true },
      },
      {},
    );
    // @ts-expect-error no such cell
    void adapter.query({ kind: "aggregate", metrics: ["tickets"], order: [{ by: "tikets" }] }, {});
    // @ts-expect-error not asked for
    void adapter.query({ kind: "aggregate", metrics: ["tickets"], having: [{ metric: "csat", op: "gt", value: 1 }] }, {});
    // @ts-expect-error not grouped by
    void adapter.query({ kind: "aggregate", metrics: ["tickets"], by: ["channel"], totals: [["region"]] }, {});
    // @ts-expect-error renamed
    void adapter.query({ kind: "aggregate", metrics: [{ metric: "csat", as: "rate" }], by: ["channel"], top: { n: 3, by: "csat" } }, {});
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
      dimensions: { createdAt: d.time({ entity: "ticket" }), size: d.number({ entity: "ticket" }) },
      events: { created: { entity: "ticket", time: "createdAt" } },
      metrics: {
        all: m.count({ entity: "ticket", time: "createdAt" }),
        open: m.snapshot({ entity: "ticket", over: { opened: "createdAt", closed: "createdAt" }, of: "size" }),
        // @ts-expect-error unknown time dimension
        stock: m.snapshot({ entity: "ticket", over: "size" }),
        // @ts-expect-error unknown time dimension
        backlog: m.snapshot({ entity: "ticket", over: { opened: "createdAt", closed: "closedAt" } }),
        // @ts-expect-error unknown metric
        rolling: m.cumulative({ of: "al", window: "P7D", unit: "count" }),
        // @ts-expect-error unknown metric
        half: m.derived({ from: ["all", "al"], expression: "all / 2" }),
        // @ts-expect-error unknown event
        answered: m.conversion({ from: "created", to: "answered", within: "P1D" }),
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

describe("adapter.query(drivers)", () => {
  it("has rows of single values, or of combinations where they are asked for", async () => {
    const asked = { kind: "drivers", metric: "tickets", time: { range: { last: 7, unit: "day" } }, dimensions: ["channel", "urgent"] } as const;
    const single = await adapter.query(asked, {});
    expectTypeOf<keyof (typeof single.rows)[number]>().toEqualTypeOf<"$other" | "dimension" | "value" | "metric" | "contribution" | "mix" | "rate">();
    const { rows } = await adapter.query({ ...asked, combine: 2 }, {});
    type R = (typeof rows)[number];
    expectTypeOf<R["dimension2"]>().toEqualTypeOf<"channel" | "urgent" | null | undefined>();
    expectTypeOf<R["value"]>().toEqualTypeOf<"phone" | "chat" | "email" | "wechat" | boolean | null>();
    expectTypeOf<R["complement"]>().toEqualTypeOf<Cell<"before">>();
  });
});

describe("a catalog known only at run time", () => {
  it("is queried by plain strings and gives rows of cells and values", async () => {
    const metric: string = "anything";
    const result = await openAdapter.query({ kind: "aggregate", metrics: [metric], by: ["whatever"] }, {});
    expectTypeOf<NonNullable<(typeof result.rows)[number][string]>>().toEqualTypeOf<
      AnyCell | NonNullable<DimensionValue> | { readonly [id: string]: Instant | null }
    >();
  });
});
