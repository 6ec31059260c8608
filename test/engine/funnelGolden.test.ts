import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AnyRow, TableResult } from "../../src/query/index.ts";
import { parseQuery } from "../../src/query/index.ts";
import { journeys } from "../contract/eventCatalog.ts";
import { eventData, eventTables } from "../contract/eventData.ts";
import { inShortLike } from "../contract/eventShort.ts";
import { goldenFunnel } from "../contract/goldenFunnel.ts";
import { goldenRetention } from "../contract/goldenRetention.ts";

const clock = () => Date.parse("2026-04-15T10:20:00Z");
const tables = eventTables(eventData({ ...goldenFunnel, ...goldenRetention }));
const adapter = memoryAdapter({ catalog: journeys, tables, clock });
const only = (scenario: string) => ({ dimension: "scenario", op: "equals", value: scenario });
const ask = async (query: unknown) => (await adapter.query(parseQuery(journeys, query), {})) as TableResult<AnyRow>;

describe("memoryAdapter.query(funnel)", () => {
  const time = { range: { from: "2026-03-02", to: "2026-03-03" } };
  for (const [law, { query, rows }] of Object.entries(goldenFunnel)) {
    it(law, async () => {
      const result = await ask({ kind: "funnel", time, ...query, where: only(law) });
      expect(inShortLike(result.rows, rows)).toEqual(rows);
    });
  }
});

describe("memoryAdapter.query(retention)", () => {
  for (const [law, { query, rows, totals = [] }] of Object.entries(goldenRetention)) {
    it(law, async () => {
      const result = await ask({ kind: "retention", ...query, where: only(law) });
      expect(inShortLike(result.rows, rows)).toEqual(rows);
      totals.forEach((total, index) => expect(inShortLike(result.totals?.[index]?.rows ?? [], total)).toEqual(total));
    });
  }
});
