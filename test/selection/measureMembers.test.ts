import { describe, expect, it } from "vitest";
import { measureClause } from "../../src/selection/measureClause.ts";
import { measureMembers, measureQuery } from "../../src/selection/measureMembers.ts";
import { support } from "../query/support.ts";

const slow = { dimension: "agent", metric: "csat", op: "lt", value: 0.8 } as const;
const busy = { dimension: "region", metric: "tickets", op: "gte", value: 100 } as const;
const phone = { dimension: "channel", op: "in", values: ["phone"] } as const;
const range = { last: 7, unit: "day" } as const;

describe("measureQuery(condition, selection)", () => {
  it("asks for the members under the others' filters, furthest from the limit first, and for one more than wanted", () => {
    expect(measureQuery(support, { ...slow, most: 2 }, [{ source: "me", filter: { and: [] } }, { source: "channels", filter: phone }], { source: "me", range })).toEqual({
      kind: "aggregate",
      metrics: ["csat"],
      by: ["agent"],
      time: { range },
      where: phone,
      having: [{ metric: "csat", op: "lt", value: 0.8 }],
      order: [{ by: "csat", direction: "asc" }],
      page: { size: 3 },
    });
  });

  it("leaves out other conditions of this kind, and what the metric cannot be filtered by", () => {
    const others = [measureClause("slow", slow, ["A"]), { source: "scores", filter: { dimension: "score", op: "range", range: { from: 4 } } as const }];
    const { where, order } = measureQuery(support, busy, others, { source: "busy", range });
    expect([where, order]).toEqual([undefined, [{ by: "tickets", direction: "desc" }]]);
  });
});

describe("measureQuery(condition, page, { source: \"north.slow\" })", () => {
  it("follows the range and the filters of its cockpit and of the page, and no other cockpit's", () => {
    const said = [
      { source: "north.range", range: { last: 28, unit: "day" } } as const,
      { source: "all", filter: phone },
      { source: "south.range", range: { last: 90, unit: "day" } } as const,
      { source: "south.region", filter: { dimension: "region", op: "in", values: ["south"] } } as const,
    ];
    const { where, time, page } = measureQuery(support, slow, said, { source: "north.slow", range });
    expect([where, time, page]).toEqual([phone, { range: { last: 28, unit: "day" } }, { size: 1001 }]);
  });
});

describe("measureMembers(answer, condition)", () => {
  it("keeps as many as are wanted, and says whether there are more", () => {
    const rows = [{ agent: "A" }, { agent: null }, { agent: "B" }] as never;
    expect(measureMembers({ rows }, { dimension: "agent", most: 2 })).toEqual({ members: ["A", null], isCut: true });
    expect(measureMembers({ rows }, { dimension: "agent" })).toEqual({ members: ["A", null, "B"], isCut: false });
  });
});

describe("measureClause(source, condition, members)", () => {
  it("keeps the members, and every row until they are known", () => {
    expect(measureClause("me", slow, null)).toEqual({ source: "me", measure: slow, filter: { and: [] } });
    expect(measureClause("me", slow, ["A", null])).toEqual({ source: "me", measure: slow, filter: { dimension: "agent", op: "in", values: ["A", null] } });
  });
});
