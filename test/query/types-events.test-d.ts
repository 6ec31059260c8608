import { describe, expectTypeOf, it } from "vitest";
import type { Cell, Instant, MetricsAdapter } from "../../src/query/index.ts";
import { d, defineCatalog } from "../../src/query/index.ts";

const journeys = defineCatalog({
  entities: { deed: { key: "deedId" } },
  dimensions: {
    channel: d.enum(["web", "app"], { entity: "deed" }),
    amount: d.number({ entity: "deed" }),
    at: d.time({ entity: "deed" }),
  },
  metrics: {},
  events: { opened: { entity: "deed", time: "at" }, closed: { entity: "deed", time: "at" } },
});
declare const adapter: MetricsAdapter<typeof journeys>;

const time = { range: { last: 7, unit: "day" } } as const;
type Keys<R> = Exclude<keyof R, "$other" | "$compareTime">;

describe("adapter.query(funnel)", () => {
  it("has the columns of its view and the breakdown's value", async () => {
    const result = await adapter.query(
      {
        kind: "funnel",
        steps: ["opened", { event: "closed", as: "done" }],
        time,
        window: "P3D",
        breakdown: { by: "channel" },
        compare: [{ id: "before", to: "previous" }],
      },
      {},
    );
    type R = (typeof result.rows)[number];
    expectTypeOf<Keys<R>>().toEqualTypeOf<
      "step" | "event" | "name" | "channel" | "count" | "conversion" | "stepConversion" | "dropped" | "medianSeconds" | "p90Seconds"
    >();
    expectTypeOf<R["event"]>().toEqualTypeOf<"opened" | "closed">();
    expectTypeOf<R["channel"]>().toEqualTypeOf<"web" | "app" | null>();
    expectTypeOf<R["count"]>().toEqualTypeOf<Cell<"before">>();
  });

  it("has time in a trend, and spans in times to convert", async () => {
    const trend = await adapter.query(
      { kind: "funnel", steps: ["opened", "closed"], time: { ...time, grain: "day" }, window: "P1D", view: "trend" },
      {},
    );
    type T = (typeof trend.rows)[number];
    expectTypeOf<Keys<T>>().toEqualTypeOf<"time" | "entered" | "converted" | "conversion" | "medianSeconds" | "p90Seconds">();
    expectTypeOf<T["time"]>().toEqualTypeOf<Instant>();
    const taken = await adapter.query(
      { kind: "funnel", steps: ["opened", "closed"], time, window: "P1D", view: { timeToConvert: {} } },
      {},
    );
    expectTypeOf<Keys<(typeof taken.rows)[number]>>().toEqualTypeOf<
      "fromSeconds" | "toSeconds" | "count" | "share" | "medianSeconds" | "p90Seconds"
    >();
  });

  it("refuses names that the catalog does not have", () => {
    // @ts-expect-error unknown event
    void adapter.query({ kind: "funnel", steps: ["open"], time, window: "P1D" }, {});
    // @ts-expect-error unknown event of a step
    void adapter.query({ kind: "funnel", steps: [{ event: "open" }], time, window: "P1D" }, {});
    // @ts-expect-error unknown dimension
    void adapter.query({ kind: "funnel", steps: ["opened"], time, window: "P1D", breakdown: { by: "chanel" } }, {});
    void adapter.query(
      // @ts-expect-error unknown value of an enum
      { kind: "funnel", steps: [{ event: "opened", where: { dimension: "channel", op: "equals", value: "fax" } }], time, window: "P1D" },
      {},
    );
  });
});

describe("adapter.query(retention)", () => {
  it("has cohort, period, the breakdown's value and cells", async () => {
    const result = await adapter.query(
      {
        kind: "retention",
        start: "opened",
        return: "closed",
        time: { ...time, grain: "day" },
        periods: 7,
        breakdown: { by: "channel" },
      },
      {},
    );
    type R = (typeof result.rows)[number];
    expectTypeOf<Keys<R>>().toEqualTypeOf<"time" | "period" | "channel" | "size" | "users" | "value">();
    expectTypeOf<R["period"]>().toEqualTypeOf<number>();
  });

  it("refuses unknown events and measures that are no number", () => {
    const asked = { kind: "retention", start: "opened", return: "closed", time: { ...time, grain: "day" }, periods: 7 } as const;
    // @ts-expect-error unknown event
    void adapter.query({ ...asked, return: "close" }, {});
    // @ts-expect-error a channel cannot be summed
    void adapter.query({ ...asked, measure: { sum: "channel" } }, {});
  });
});
