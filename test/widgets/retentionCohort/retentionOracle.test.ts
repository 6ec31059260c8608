import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyRow, Cell, RetentionQuery, TableResult } from "../../../src/query/index.ts";
import { retentionDrill } from "../../../src/widgets/retentionCohort/retentionDrill.ts";
import { retentionPeople } from "../../../src/widgets/retentionCohort/retentionPeople.ts";
import { shownRows } from "../../../src/widgets/retentionCohort/retentionRows.ts";
import { journeys, modelOf } from "./journeys.ts";
import type { Deed } from "./journeys.ts";

const deed = fc.record({
  who: fc.integer({ min: 0, max: 12 }),
  kind: fc.constantFrom("join" as const, "visit" as const),
  day: fc.integer({ min: 0, max: 23 }).map((hours) => hours / 3),
});
const deeds = fc.array(deed, { minLength: 1, maxLength: 60 });
const asked = { from: 1, to: 5, periods: 4 };

/** Counted one by one: of those whose first join is on a day, who visits so many days after, and not before. */
function counted(list: readonly Deed[], cohort: number, period: number) {
  const people = [...new Set(list.map(({ who }) => who))].flatMap((who) => {
    const joins = list.filter((one) => one.who === who && one.kind === "join").map(({ day }) => day);
    const first = Math.min(...joins);
    return joins.length > 0 && Math.floor(first) === cohort ? [{ who, first }] : [];
  });
  const back = people.filter(({ who, first }) =>
    list.some((one) => one.who === who && one.kind === "visit" && one.day >= first && Math.floor(one.day) === cohort + period),
  );
  return { size: people.length, users: back.length };
}

describe("retentionModel over the memory adapter", () => {
  it("every cell is what one counts by hand", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const { model } = await modelOf(list, asked);
        const cells = model.cohorts[0]?.flatMap(({ size, cells }) => cells.map(({ users }) => ({ size, users })));
        expect(cells).toEqual([1, 2, 3, 4].flatMap((cohort) => [0, 1, 2, 3].map((period) => counted(list, cohort, period))));
      }),
      { numRuns: 60 },
    );
  });

  it("onOrAfter never rises along a row, nor does its pooled mean where all is over", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const { model } = await modelOf(list, { ...asked, criterion: "onOrAfter" });
        const rows = [...(model.cohorts[0] ?? []), ...shownRows(model, null, "pooled").means];
        for (const { cells } of rows) {
          cells.slice(1).forEach(({ value }, at) => expect(value ?? 0).toBeLessThanOrEqual(cells[at]?.value ?? 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("the pooled mean is the answer's total, and lies between the lowest and the highest cohort", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, fc.integer({ min: 3, max: 9 }), async (list, now) => {
        const { model, result } = await modelOf(list, { ...asked, now });
        const totals = result.totals?.[0]?.rows as readonly AnyRow[];
        shownRows(model, null, "pooled").means[0]?.cells.forEach(({ value }, at) => {
          const total = totals[at]?.["value"] as Cell | undefined;
          expect(value).toBe(total?.value);
          const over = (model.cohorts[0] ?? []).flatMap(({ cells }) => {
            const cell = cells[at];
            return cell?.state === "complete" || cell?.state === "small" ? [cell.value as number] : [];
          });
          if (value === null) return expect(over).toEqual([]);
          expect(value).toBeGreaterThanOrEqual(Math.min(...over) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(...over) + 1e-12);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("retentionDrill(cell) asks for that cell alone, and gets its number", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, fc.constantFrom("on" as const, "onOrAfter" as const, "onOrBefore" as const, "streak" as const), async (list, criterion) => {
        const { model, adapter } = await modelOf(list, { ...asked, criterion });
        for (const row of model.cohorts[0] ?? []) {
          const { query, users, period } = retentionDrill(journeys, model, row, 2);
          const { rows } = (await adapter.query(query, {})) as TableResult<AnyRow>;
          const found = rows.filter((one) => one["period"] === period).map((one) => (one["users"] as Cell).value);
          expect(found).toEqual([users]);
          const drill = retentionDrill(journeys, model, row, 2);
          const people = retentionPeople((await adapter.query(drill.people as RetentionQuery, {})) as TableResult<AnyRow>, drill);
          expect([people.retained.length, people.lost.length]).toEqual([users, (row.size ?? 0) - (users ?? 0)]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("retentionDrill(cell) leads to its people: who first started then, and came back then", async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const { model, adapter } = await modelOf(list, asked);
        for (const row of model.cohorts[0] ?? []) {
          const { starts, returns, users } = retentionDrill(journeys, model, row, 1);
          const people = async (query: typeof starts) =>
            ((await adapter.query({ ...query, page: { size: 500 } }, {})) as TableResult<AnyRow>).rows.map(({ who }) => who as unknown as number);
          const firstOnes = (await people(starts)).filter((who) => {
            const joins = list.filter((one) => one.who === who && one.kind === "join").map(({ day }) => Math.floor(day));
            return Math.min(...joins) === (Date.parse(row.start ?? "") - Date.UTC(2026, 2, 1)) / 86_400_000;
          });
          const back = new Set(returns === null ? [] : await people(returns));
          expect(new Set(firstOnes.filter((who) => back.has(who))).size).toBe(users);
        }
      }),
      { numRuns: 30 },
    );
  });
});
