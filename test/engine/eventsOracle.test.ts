import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AnyRow, Cell, TableResult } from "../../src/query/index.ts";
import { parseQuery } from "../../src/query/index.ts";
import { journeys } from "../contract/eventCatalog.ts";
import { eventTables, randomEvents } from "../contract/eventData.ts";
import type { FunnelRule, Happening, RetentionRule } from "../contract/oracleEvents.ts";
import { oracleFunnel, oracleRetention } from "../contract/oracleEvents.ts";

const now = Date.parse("2026-04-05T12:00:00Z");
const from = Date.parse("2026-03-22T00:00:00Z");
const to = Date.parse("2026-04-06T00:00:00Z");
const hour = 3_600_000;
const time = { range: { from: "2026-03-22", to: "2026-04-06" } };

function opened(seed: number) {
  const data = randomEvents(seed);
  const adapter = memoryAdapter({ catalog: journeys, tables: eventTables(data), clock: () => now });
  const rows = data.deeds.flatMap(({ customerId, kind, at, product }): readonly Happening[] =>
    customerId === null ? [] : [{ actor: customerId, kind, time: Date.parse(at), product }],
  );
  const ask = async (query: unknown) => (await adapter.query(parseQuery(journeys, query), {})) as TableResult<AnyRow>;
  return { rows, ask };
}

const value = (row: AnyRow, name: string) => (row[name] as Cell).value;
const seeds = [11, 12, 13, 14, 15];

describe("answerFunnel(…) is what the contract says, row by row", () => {
  const stepLists = [["a", "b", "c"], ["a", "a", "b"], ["b"], ["c", "a", "c", "b"]];
  const base = { from, to, now };
  const cases: readonly { readonly name: string; readonly query: object; readonly rule: Partial<FunnelRule> }[] = [
    { name: "uniques", query: {}, rule: {} },
    { name: "totals", query: { count: "totals" }, rule: { count: "totals" } },
    { name: "sessions", query: { count: { sessions: "PT5H" } }, rule: { count: { gap: 5 * hour } } },
    { name: "strict", query: { order: "strict" }, rule: { order: "strict" } },
    { name: "strict totals", query: { order: "strict", count: "totals" }, rule: { order: "strict", count: "totals" } },
    { name: "any", query: { order: "any" }, rule: { order: "any" } },
    { name: "any totals", query: { order: "any", count: "totals" }, rule: { order: "any", count: "totals" } },
    { name: "any sessions", query: { order: "any", count: { sessions: "PT9H" } }, rule: { order: "any", count: { gap: 9 * hour } } },
    {
      name: "an exclusion",
      query: { count: "totals", exclusions: [{ event: "x" }] },
      rule: { count: "totals", excluded: { kind: "x", from: 0, to: Infinity } },
    },
    { name: "held constant", query: { holdConstant: ["product"] }, rule: { hold: true } },
    { name: "held constant, totals", query: { holdConstant: ["product"], count: "totals" }, rule: { hold: true, count: "totals" } },
  ];
  for (const { name, query, rule } of cases) {
    it(name, async () => {
      for (const seed of seeds) {
        const { rows, ask } = opened(seed);
        for (const steps of stepLists) {
          if (name === "an exclusion" && steps.length === 1) continue;
          for (const windowHours of [6, 50]) {
            const asked = { kind: "funnel", steps, time, window: `PT${windowHours}H`, ...query };
            const full: FunnelRule = { steps, window: windowHours * hour, order: "sequential", count: "uniques", ...base, ...rule };
            const answer = await ask(asked);
            expect(answer.rows.map((row) => value(row, "count")), `${seed} ${steps.join()} ${windowHours}`).toEqual(
              oracleFunnel(rows, full),
            );
          }
        }
      }
    });
  }

  it("a step's own time", async () => {
    for (const seed of seeds) {
      const { rows, ask } = opened(seed);
      const steps = ["a", "b", "c"];
      const answer = await ask({
        kind: "funnel",
        steps: ["a", { event: "b", within: "PT20H" }, { event: "c", within: "PT30H" }],
        time,
        window: "PT60H",
        count: "totals",
      });
      const within = [null, 20 * hour, 30 * hour];
      const rule: FunnelRule = { steps, window: 60 * hour, order: "sequential", count: "totals", ...base, within };
      expect(answer.rows.map((row) => value(row, "count"))).toEqual(oracleFunnel(rows, rule));
    }
  });
});

describe("answerRetention(…) is what the contract says, row by row", () => {
  const periods = [0, 1, 2, 4];
  for (const criterion of ["on", "onOrAfter", "onOrBefore", "streak"] as const) {
    for (const windows of ["calendar", "rolling"] as const) {
      for (const starts of ["first", "recurring"] as const) {
        it(`${criterion}, ${windows}, ${starts}`, async () => {
          for (const seed of seeds) {
            const { rows, ask } = opened(seed);
            for (const back of ["a", "b"]) {
              const query = { kind: "retention", start: "a", return: back, time: { ...time, grain: "day" }, periods, criterion, windows, starts };
              const rule: RetentionRule = { start: "a", return: back, from, cohorts: 15, periods, criterion, windows, starts, now };
              const answer = await ask(query);
              const expected = oracleRetention(rows, rule).flatMap(({ size, users }) => users.map((count) => [size, count]));
              const found = answer.rows.map((row) => [value(row, "size"), value(row, "users")]);
              // Periods to come are unknown; the oracle knows no clock.
              const known = expected.map(([size, users], row) => [size, found[row]?.[1] === null ? null : users]);
              expect(found, `${seed} ${back}`).toEqual(known);
            }
          }
        });
      }
    }
  }
});
