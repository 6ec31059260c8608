import { describe, expect, it } from "vitest";
import type { Group, Scan } from "../../src/engine/scan.ts";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { topInOnePass } from "../../src/server/topInOnePass.ts";
import { support } from "../query/support.ts";

const query: AggregateQuery<Catalog> = {
  kind: "aggregate",
  metrics: ["tickets", "replyCount"],
  by: ["channel"],
  top: { n: 1, by: "tickets", other: true },
};
const ranking: Scan = {
  entity: "ticket",
  time: null,
  where: null,
  by: ["channel"],
  fold: null,
  drop: false,
  measures: [{ kind: "count", where: null }],
};
const main: Scan = {
  ...ranking,
  fold: { dimension: "channel", keep: ["phone"] },
  measures: [{ kind: "sum", of: "replies", where: null }, ...ranking.measures],
};

function evaluator(replies: readonly (number | null)[]) {
  const asked: (readonly Scan[])[] = [];
  const evaluate = async (scans: readonly Scan[]): Promise<readonly (readonly Group[])[]> => {
    asked.push(scans);
    return scans.map(({ measures }) =>
      ["phone", "chat", null].map((value, at) => ({
        bucket: 0,
        values: [value],
        other: false,
        measures: measures.map(({ kind }) => (kind === "sum" ? (replies[at] ?? null) : 10 - at)),
      })),
    );
  };
  return { asked, evaluate: topInOnePass(evaluate, support, query, { now: 0, limits: {}, minimumGroup: 1 }) };
}

describe("topInOnePass(evaluate, catalog, query)", () => {
  it("folds the others out of the pass that chose", async () => {
    const { asked, evaluate } = evaluator([5, 7, null]);
    expect((await evaluate([ranking]))[0]?.map(({ measures }) => measures)).toEqual([[10], [9], [8]]);
    expect(await evaluate([main])).toEqual([
      [
        { bucket: 0, values: ["phone"], other: false, measures: [5, 10] },
        { bucket: 0, values: [null], other: true, measures: [7, 17] },
      ],
    ]);
    expect(asked.length).toBe(1);
  });

  it("drops the others where nobody wants them", async () => {
    const { evaluate } = evaluator([5, 7, null]);
    await evaluate([ranking]);
    expect((await evaluate([{ ...main, drop: true }]))[0]?.map(({ measures }) => measures)).toEqual([[5, 10]]);
  });

  it("leaves sums of fractions to the database", async () => {
    const { asked, evaluate } = evaluator([0.1, 0.2, 0.3]);
    await evaluate([ranking]);
    await evaluate([main]);
    expect(asked.at(-1)).toEqual([main]);
  });

  it("has the database choose the first and add up the others", async () => {
    const asked: (readonly Scan[])[] = [];
    const group = (value: string | null, other: boolean, measures: readonly number[]): Group => ({ bucket: 0, values: [value], other, measures });
    const chosen = [group("phone", false, [0.5, 10]), group(null, true, [0.25, 17])];
    const evaluate = topInOnePass(
      async (scans) => {
        asked.push(scans);
        return scans.map(({ measures }) => chosen.map((one) => ({ ...one, measures: measures.map(({ kind }) => one.measures[kind === "sum" ? 0 : 1] ?? null) })));
      },
      support,
      query,
      { now: 0, limits: {}, minimumGroup: 1 },
    );
    const first = { count: 1, of: { kind: "count", where: null }, per: null } as const;
    expect(await evaluate([{ ...ranking, first }])).toEqual([[group("phone", false, [10])]]);
    expect(await evaluate([main])).toEqual([chosen]);
    expect(asked.map(([scan]) => scan?.first)).toEqual([{ ...first, others: true }]);
    await evaluate([{ ...main, fold: { dimension: "channel", keep: ["chat"] } }]);
    expect(asked.length).toBe(2);
  });
});
