import { describe, expectTypeOf, it } from "vitest";
import type { Cell, DecimalText, MetricsAdapter } from "../../src/query/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";

const ledger = defineCatalog({
  entities: { entry: { key: "entryId" } },
  dimensions: {
    account: d.string({ entity: "entry" }),
    amount: d.decimal({ entity: "entry", scale: 4 }),
    units: d.bigint({ entity: "entry" }),
    weight: d.number({ entity: "entry" }),
    bookedAt: d.time({ entity: "entry" }),
  },
  metrics: {
    entries: m.count({ entity: "entry", time: "bookedAt" }),
    spend: m.sum({ entity: "entry", time: "bookedAt", of: "amount" }),
    mostUnits: m.max({ entity: "entry", time: "bookedAt", of: "units" }),
    tons: m.sum({ entity: "entry", time: "bookedAt", of: "weight" }),
    mean: m.average({ entity: "entry", time: "bookedAt", of: "amount" }),
    median: m.percentile({ entity: "entry", time: "bookedAt", of: "amount", p: 0.5 }),
    perEntry: m.ratio({ numerator: "spend", denominator: "entries" }),
    stock: m.snapshot({ entity: "entry", over: "bookedAt", of: "units" }),
    open: m.snapshot({ entity: "entry", over: "bookedAt" }),
    rolling: m.cumulative({ of: "spend", window: "P7D" }),
    rollingTons: m.cumulative({ of: "tons", window: "P7D" }),
    twice: m.derived({ from: ["spend"], expression: "spend * 2" }),
  },
});
declare const adapter: MetricsAdapter<typeof ledger>;

describe("adapter.query(aggregate) over exact decimals", () => {
  it("gives text for what is exact, and numbers for all others", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["entries", "spend", "mostUnits", "tons", "mean", "median", "perEntry", "stock", "open", "rolling", "rollingTons", "twice"],
        by: ["amount"],
      },
      {},
    );
    type R = (typeof rows)[number];
    expectTypeOf<R["amount"]>().toEqualTypeOf<DecimalText | null>();
    expectTypeOf<R["spend" | "mostUnits" | "stock" | "rolling"]["value"]>().toEqualTypeOf<DecimalText | null>();
    expectTypeOf<R["entries" | "tons" | "mean" | "median" | "perEntry" | "open" | "rollingTons" | "twice"]["value"]>().toEqualTypeOf<
      number | null
    >();
    expectTypeOf<R["entries"]>().toEqualTypeOf<Cell>();
    expectTypeOf<R["mean"]["numerator"]>().toEqualTypeOf<number | DecimalText | null | undefined>();
    // @ts-expect-error text is no number
    const wrong: number | null = rows[0]?.spend.value ?? null;
    void wrong;
  });

  it("goes by what is computed, under the name that is asked for", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["spend", { metric: "spend", as: "part", compute: "share" }, { metric: "spend", as: "upTo", compute: "running" }],
        time: { range: { last: 7, unit: "day" }, grain: "day" },
        compare: [{ id: "before", to: "previous" }],
      },
      {},
    );
    type R = (typeof rows)[number];
    expectTypeOf<R["part"]["value"]>().toEqualTypeOf<number | null>();
    expectTypeOf<R["upTo"]["value"]>().toEqualTypeOf<DecimalText | null>();
    expectTypeOf<Exclude<R["spend"]["compare"], undefined>["before"]["value"]>().toEqualTypeOf<DecimalText | null>();
  });

  it("says that a target beside it may be a number", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["spend"],
        time: { range: { last: 7, unit: "day" } },
        compare: [{ id: "plan", to: { target: "tons" } }],
      },
      {},
    );
    expectTypeOf<Exclude<(typeof rows)[number]["spend"]["compare"], undefined>["plan"]["value"]>().toEqualTypeOf<number | DecimalText | null>();
  });

  it("takes text and numbers in filters, and no text operator", () => {
    void adapter.query({ kind: "records", entity: "entry", columns: ["amount"], where: { dimension: "amount", op: "range", range: { from: "0.1" } } }, {});
    void adapter.query({ kind: "records", entity: "entry", columns: ["amount"], where: { dimension: "units", op: "in", values: ["1", 2, null] } }, {});
    void adapter.query(
      // @ts-expect-error decimals have no text operator
      { kind: "records", entity: "entry", columns: ["amount"], where: { dimension: "amount", op: "contains", value: "1" } },
      {},
    );
  });

  it("refuses a measure of what is no number", () => {
    defineCatalog({
      entities: { entry: { key: "entryId" } },
      dimensions: { account: d.string({ entity: "entry" }) },
      // @ts-expect-error an account is not a number
      metrics: { spend: m.sum({ entity: "entry", of: "account" }) },
    });
  });
});
