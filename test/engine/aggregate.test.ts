import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { answerAggregate } from "../../src/engine/aggregate.ts";
import type { Group, Scan } from "../../src/engine/scan.ts";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { tablesOf, tiny } from "../contract/data.ts";
import { support } from "../query/support.ts";

const now = Date.parse("2026-03-30T12:00:00Z");
const adapter = memoryAdapter({ catalog: support, tables: tablesOf(tiny), clock: () => now });

/** Asks with scans that find nothing, and tells which were asked for. */
async function scansOf(query: AggregateQuery<Catalog>): Promise<readonly Scan[]> {
  const seen: Scan[] = [];
  await answerAggregate(
    support,
    query,
    async (scans) => {
      seen.push(...scans);
      return scans.map((): readonly Group[] => []);
    },
    { now },
  );
  return seen;
}

describe("answerAggregate(catalog, query, evaluate)", () => {
  it("has a row for what only a target sees, of open rows too", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets"],
        by: ["channel"],
        time: { range: { from: "2026-03-01", to: "2026-03-02" } },
        compare: [{ id: "open", to: { target: "backlog" } }],
      },
      { policy: "public" },
    );
    // The ticket of 28 February is still open.
    expect(rows).toEqual([{ channel: "wechat", tickets: { value: 0, compare: { open: { value: 1 } } } }]);
  });

  it("measures metrics of one entity and time in one scan, however many they are", async () => {
    const scans = await scansOf({
      kind: "aggregate",
      metrics: ["tickets", "solvedShare", "firstResponse", "firstResponseP90", "agents"],
      time: { range: { last: 7, unit: "day" } },
      compare: [{ id: "before", to: "previous" }],
    });
    expect(scans.map(({ entity, measures }) => [entity, measures.length])).toEqual([
      ["ticket", 6],
      ["ticket", 6],
    ]);
  });

  it("never scans past its clock, so that rows of the future are not there yet", async () => {
    const [scan] = await scansOf({
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { period: "month", offset: 0 } },
      asOf: "2026-03-10T08:00:00Z",
    });
    expect(scan?.time).toMatchObject({ from: Date.parse("2026-03-01"), to: Date.parse("2026-03-10T08:00:00Z") });
  });

  it("marks the running bucket, leaves those to come unknown, and says from where", async () => {
    const result = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets"],
        time: { range: { from: "2026-03-29", to: "2026-04-01" }, grain: "day" },
      },
      {},
    );
    expect(result.incompleteFrom).toBe("2026-03-30T00:00:00.000Z");
    // 29 March UTC: tickets 3 to 6; on the 30th ticket 7 comes at noon, which is not before the clock
    expect(result.rows.map(({ tickets }) => tickets)).toEqual([
      { value: 4 },
      { value: 0, state: "incomplete" },
      { value: null, state: "incomplete" },
    ]);
  });

  it("marks a rate over fewer cases than its minSample", async () => {
    const result = await adapter.query({ kind: "aggregate", metrics: ["csat", "firstResponse"] }, {});
    expect(result.rows[0]?.csat).toEqual({ value: 2 / 5, numerator: 2, denominator: 5, n: 5, state: "small" });
    expect(result.rows[0]?.firstResponse.state).toBeUndefined();
  });

  it("pages through all rows, each once", async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page: AggregateQuery<typeof support>["page"] = cursor === undefined ? { size: 2 } : { size: 2, cursor };
      const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"], by: ["region"], page }, {});
      seen.push(...result.rows.map(({ region }) => region));
      expect(result.page?.total).toBe(5);
      cursor = result.page?.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(["East", "North", "South", "south", null]);
  });

  it("passes over as many rows as a page's offset says, and says how many they are", async () => {
    const { rows, page } = await adapter.query({ kind: "aggregate", metrics: ["tickets"], by: ["region"], page: { size: 2, offset: 3 } }, {});
    expect(rows.map(({ region }) => region)).toEqual(["south", null]);
    expect(page).toEqual({ total: 5, offset: 3 });
  });

  it.each<[string, AggregateQuery<Catalog>, string, string]>([
    ["a dimension that a metric's rows do not have", { kind: "aggregate", metrics: ["csat", "tickets"], by: ["score"] }, "unsupported", "by[0]"],
    ["a filter that a metric's rows do not have", { kind: "aggregate", metrics: ["tickets"], where: { dimension: "score", op: "isNull" } }, "unsupported", "where"],
    ["more buckets than a screen could show", { kind: "aggregate", metrics: ["tickets"], time: { range: { last: 2, unit: "year" }, grain: "minute" } }, "too-large", "time.grain"],
    ["a comparison of more buckets", { kind: "aggregate", metrics: ["tickets"], time: { range: { last: 2, unit: "day" }, grain: "day" }, compare: [{ id: "ever", to: { from: "0001-01-01", to: "9999-01-01" } }] }, "too-large", "compare[0]"],
    ["a cursor of somebody else", { kind: "aggregate", metrics: ["tickets"], page: { size: 1, cursor: "' OR 1=1" } }, "invalid-query", "page.cursor"],
  ])("refuses %s", async (_, query, code, path) => {
    await expect(scansOf(query)).rejects.toMatchObject({ code, path });
  });

  it("refuses an answer beyond the limit of rows instead of cutting it", async () => {
    const small = memoryAdapter({ catalog: support, tables: tablesOf(tiny), clock: () => now, limits: { rows: 4 } });
    await expect(small.query({ kind: "aggregate", metrics: ["tickets"], by: ["region"] }, {})).rejects.toMatchObject({
      code: "too-large",
      path: "by",
    });
  });
});
