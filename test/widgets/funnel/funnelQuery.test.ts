import { describe, expect, it } from "vitest";
import type { Catalog } from "../../../src/query/catalog.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { funnelQuery } from "../../../src/widgets/funnel/funnelQuery.ts";
import { support } from "../../query/support.ts";

const range = { last: 28, unit: "day" } as const;
const props = { steps: ["created", "solved"], window: "P3D" } as const;

describe("funnelQuery", () => {
  it("funnelQuery(steps) asks no more than it was told", () => {
    expect(funnelQuery(props, "steps", range)).toEqual({ kind: "funnel", ...props, time: { range } });
  });

  it("funnelQuery(breakdown) keeps the largest five unless told otherwise", () => {
    expect(funnelQuery({ ...props, breakdown: { by: "channel" } }, "steps", range).breakdown).toEqual({ by: "channel", top: 5 });
    expect(funnelQuery({ ...props, breakdown: { by: "channel", top: 12 } }, "steps", range).breakdown).toEqual({ by: "channel", top: 12 });
  });

  it("funnelQuery(trend) has a grain by the length of the range", () => {
    const grain = (last: number, unit: "day" | "month") => funnelQuery(props, "trend", { last, unit }).time.grain;
    expect([grain(2, "day"), grain(28, "day"), grain(12, "month"), grain(36, "month")]).toEqual(["hour", "day", "week", "month"]);
    expect(funnelQuery({ ...props, grain: "month" }, "trend", range).time.grain).toBe("month");
  });

  it("funnelQuery(every option) is a query that the server takes, in every view", () => {
    const everything = {
      steps: ["created", { event: "solved", as: "done", within: "P1D" }],
      window: "P3D",
      order: "strict",
      count: { sessions: "PT30M" },
      exclusions: [{ event: "rated", from: 0, to: 1 }],
      holdConstant: ["region"],
      breakdown: { by: "channel", attribution: "last" },
      compare: "yearAgo",
      bins: 12,
    } as const;
    for (const view of ["steps", "timeToConvert", "trend"] as const) {
      const query = funnelQuery<Catalog>(everything, view, range);
      expect(parseQuery(support as Catalog, query)).toEqual(query);
    }
  });
});
