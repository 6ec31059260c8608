import { ask, cellIn, dateOf, dayMs, midnight, numberOf, numbers, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const relativeRanges: Check = {
  name: "relative ranges are resolved by the query's clock",
  area: "time",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], peak }) => {
      const asOf = midnight(peak + dayMs + 10 * 3_600_000);
      const { resolvedRange, rows } = await ask(
        subject,
        numbers({ metrics: [metric], time: { range: { last: 3, unit: "day" } }, asOf }),
      );
      const expected = { from: midnight(peak - 2 * dayMs), to: midnight(peak + dayMs) };
      if (resolvedRange === undefined || resolvedRange.from !== expected.from || resolvedRange.to !== expected.to) {
        return fail(
          `the last 3 days, as of ${asOf}, became ${shown(resolvedRange)}`,
          shown(expected),
          "end with the last complete unit before asOf, and say the instants in resolvedRange",
        );
      }
      const alone = await numberOf(subject, { metrics: [metric], time: { range: expected }, asOf });
      if (rows[0] !== undefined && same(valueIn(rows[0], metric), alone)) return pass;
      return fail(
        `${metric} of the last 3 days is ${valueIn(rows[0] ?? {}, metric)}, of the same instants ${alone}`,
        "the same number",
        "answer a relative range as the absolute one that it is resolved to",
      );
    }),
};

export const runningBuckets: Check = {
  name: "what is still running is marked",
  area: "time",
  weight: 1,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], peak }) => {
      const asOf = midnight(peak + 12 * 3_600_000);
      const range = { from: dateOf(peak - dayMs), to: dateOf(peak + dayMs) };
      const { incompleteFrom, rows } = await ask(
        subject,
        numbers({ metrics: [metric], time: { range, grain: "day" }, asOf }),
      );
      if (incompleteFrom !== midnight(peak)) {
        return fail(
          `as of ${asOf}, incompleteFrom is ${shown(incompleteFrom)}`,
          midnight(peak),
          "give the start of the first bucket that had not ended at the clock",
        );
      }
      const seen = await numberOf(subject, { metrics: [metric], time: { range: { from: midnight(peak), to: asOf } } });
      const last = rows.at(-1) ?? {};
      const states = rows.map((row) => cellIn(row, metric).state ?? null);
      if (states.at(-1) !== "incomplete" || states.slice(0, -1).includes("incomplete")) {
        return fail(
          `as of ${asOf}, the days until then have the states ${shown(states)}`,
          '"incomplete" for the last one alone',
          "mark the cells of buckets that had not ended at the clock as incomplete",
        );
      }
      if (same(valueIn(last, metric), seen ?? 0)) return pass;
      return fail(
        `the running day has ${valueIn(last, metric)} ${metric}, until ${asOf} there are ${seen}`,
        "what had happened by then",
        "leave out what lies after asOf",
      );
    }),
};

export const comparisonIsItsPeriod: Check = {
  name: "a comparison is the same query over its own period",
  area: "time",
  weight: 4,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) => [
      { fact, days: 7, to: "previous" as const, back: 7 },
      { fact, days: 3, to: { shift: "P1W" }, back: 7 },
      { fact, days: 5, to: { shift: "P1D" }, back: 1 },
    ]);
    return firstFault(
      cases,
      async ({
        fact: {
          additive: [metric],
          peak,
        },
        days,
        to,
        back,
      }) => {
        const start = peak - (days - 1) * dayMs;
        const range = { from: dateOf(start), to: dateOf(start + days * dayMs) };
        const then = { from: dateOf(start - back * dayMs), to: dateOf(start + (days - back) * dayMs) };
        const compare = [{ id: "then", to }];
        const { rows, resolvedCompare } = await ask(
          subject,
          numbers({ metrics: [metric], time: { range, grain: "day" }, compare }),
        );
        const before = await ask(subject, numbers({ metrics: [metric], time: { range: then, grain: "day" } }));
        const beside = rows.map(
          (row) =>
            (row[metric] as { compare?: { then?: { value: number | null } } } | undefined)?.compare?.then?.value ??
            null,
        );
        const expected = before.rows.map((row) => valueIn(row, metric));
        const fix = "compute a comparison as the query over its shifted period, day beside day";
        if (beside.length !== expected.length || beside.some((value, at) => !same(value, expected[at] ?? null))) {
          return fail(
            `${metric} of ${range.from} to ${range.to} is compared (${shown(to)}) with ${shown(beside)}`,
            `${shown(expected)}, which are the days ${then.from} to ${then.to}`,
            fix,
          );
        }
        const whole = await ask(subject, numbers({ metrics: [metric], time: { range }, compare }));
        const cell =
          (whole.rows[0]?.[metric] as { compare?: { then?: { value: number | null } } } | undefined)?.compare?.then
            ?.value ?? null;
        const alone = await numberOf(subject, { metrics: [metric], time: { range: then } });
        if (!same(cell, alone)) {
          return fail(`as one number it is compared with ${cell}`, `${alone}, of ${then.from} to ${then.to}`, fix);
        }
        const said = resolvedCompare?.["then"];
        if (
          said === undefined ||
          (said.from === `${then.from}T00:00:00.000Z` && said.to === `${then.to}T00:00:00.000Z`)
        ) {
          return pass;
        }
        return fail(`resolvedCompare says ${shown(said)}`, `${then.from} to ${then.to}`, fix);
      },
    );
  },
};
