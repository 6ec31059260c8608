import type { AggregateQuery, BusinessCalendar } from "../../query/index.ts";
import { weekdays } from "../../query/index.ts";
import { ask, besideIn, cellIn, dateOf, dayMs, midnight, numberOf, numbers, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Finding, Subject } from "./check.ts";

interface Cut {
  readonly metric: string;
  readonly grain: NonNullable<NonNullable<AggregateQuery["time"]>["grain"]>;
  readonly calendar?: NonNullable<AggregateQuery["calendar"]>;
  /** Starts of the buckets, and the end of the last: epoch milliseconds. The range is from `from` (default the first) on. */
  readonly cuts: readonly number[];
  readonly from?: number;
  readonly what: string;
  readonly fix: string;
}

/** Whether buckets start where they have to, and hold what is between. */
async function cutAt(subject: Subject, { metric, grain, calendar = {}, cuts, from = cuts[0] ?? 0, what, fix }: Cut): Promise<Finding> {
  const starts = cuts.slice(0, -1);
  const range = { from: midnight(from), to: midnight(cuts.at(-1) ?? from) };
  const { rows } = await ask(subject, numbers({ metrics: [metric], time: { range, grain }, calendar }));
  const found = rows.map((row) => row["time"]);
  const expected = starts.map(midnight);
  if (shown(found) !== shown(expected)) {
    const at = expected.findIndex((time, index) => time !== found[index]);
    return fail(
      `${what} of ${range.from} to ${range.to}: ${found.length} buckets, the one at ${at < 0 ? expected.length : at} starts ${shown(found[at] ?? "nowhere")}`,
      `${expected.length} buckets, that one from ${expected[at] ?? "nowhere"} on`,
      fix,
    );
  }
  const size = (at: number) => Math.abs(valueIn(rows[at] ?? {}, metric) ?? 0);
  const busiest = [...rows.keys()].sort((one, other) => size(other) - size(one)).slice(0, 2);
  return firstFault(busiest, async (index) => {
    const own = { from: midnight(Math.max(from, cuts[index] ?? from)), to: midnight(cuts[index + 1] ?? from) };
    const alone = await numberOf(subject, { metrics: [metric], time: { range: own } });
    const value = valueIn(rows[index] ?? {}, metric);
    if (same(value ?? 0, alone ?? 0)) return pass;
    return fail(`${what}: ${metric} from ${own.from} to ${own.to} is ${value}, over the same range without buckets ${alone}`, "the same number", fix);
  });
}

export const customGrains: Check = {
  name: "custom grains cut as they say",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), ({ additive: [metric], peak }) => {
      const fix = "cut a grain { interval, origin } into buckets of that length, one of which starts at the origin";
      const every = (length: number, count: number, start = peak) => Array.from({ length: count + 1 }, (_, index) => start + index * length);
      const days = { interval: "P3D", origin: dateOf(peak) };
      return firstFault(
        [
          { grain: { interval: "PT15M" }, cuts: every(900_000, 96), what: "quarters of an hour" },
          { grain: { interval: "PT6H" }, cuts: every(6 * 3_600_000, 8, peak - dayMs), what: "six hours" },
          { grain: days, cuts: every(3 * dayMs, 4, peak - 6 * dayMs), what: "three days" },
          { grain: days, cuts: every(3 * dayMs, 3, peak - 3 * dayMs), from: peak - 2 * dayMs, what: "three days, the first of them cut" },
        ],
        (one) => cutAt(subject, { ...one, metric, fix }),
      );
    }),
};

export const fiscalYears: Check = {
  name: "fiscal years start when they are said to",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), ({ additive: [metric], peak }) =>
      firstFault([1, 2, 12], async (month) => {
        const fix = "let calendar.fiscalStart say when fiscal years start; their quarters are three months each";
        const calendar = { fiscalStart: { month } };
        const date = new Date(peak);
        const year = date.getUTCFullYear() - (date.getUTCMonth() + 1 < month ? 1 : 0);
        const cuts = [0, 3, 6, 9, 12].map((months) => Date.UTC(year, month - 1 + months, 1));
        const quarters = await cutAt(subject, { metric, grain: "fiscalQuarter", calendar, cuts, what: `fiscal quarters from month ${month}`, fix });
        if (quarters.outcome === "fail") return quarters;
        const query = numbers({ metrics: [metric], time: { range: { period: "fiscalYear", offset: 0 } }, calendar, asOf: midnight(peak + dayMs / 2) });
        const { resolvedRange } = await ask(subject, query);
        const start = midnight(cuts[0] ?? 0);
        if (resolvedRange === undefined || resolvedRange.from === start) return quarters;
        return fail(`the fiscal year of ${dateOf(peak)}, from month ${month}, became ${shown(resolvedRange)}`, `a year from ${start} on`, fix);
      }),
    ),
};

export const businessDays: Check = {
  name: "business days are those of the calendar",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(
      Object.entries(subject.catalog.calendars ?? {}).slice(0, 3),
      ([business, calendar]) =>
        firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], peak }) => {
          const days = Array.from({ length: 57 }, (_, index) => peak + (index - 28) * dayMs);
          const cuts = days.filter((day) => isWorkedOn(calendar, day));
          return cutAt(subject, {
            metric,
            grain: "businessDay",
            calendar: { business },
            cuts,
            what: `business days of ${business}`,
            fix: "start a business day on each working day of the calendar that `calendar.business` names; free days belong to the one before",
          });
        }),
      { none: "the catalog has no business calendar" },
    ),
};

function isWorkedOn({ weekdays: worked, holidays = [], workingDays = [] }: BusinessCalendar, day: number): boolean {
  const date = dateOf(day);
  if (workingDays.includes(date)) return true;
  if (holidays.some(({ from, to }) => from <= date && date < to)) return false;
  return worked.some((name) => name === weekdays[(new Date(day).getUTCDay() + 6) % 7]);
}

export const weekdayAlignment: Check = {
  name: "a comparison by weekday puts the same weekdays side by side",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], peak }) => {
      const range = { from: dateOf(peak - 6 * dayMs), to: dateOf(peak + dayMs) };
      // Ten days are nearest to one week.
      const back = 7 * dayMs;
      const compare = [{ id: "then", to: { shift: "P10D" }, align: "weekday" } as const];
      const { rows } = await ask(subject, numbers({ metrics: [metric], time: { range, grain: "day" }, compare }));
      const then = { from: dateOf(peak - 6 * dayMs - back), to: dateOf(peak + dayMs - back) };
      const before = await ask(subject, numbers({ metrics: [metric], time: { range: then, grain: "day" } }));
      const [beside, expected] = [rows.map((row) => besideIn(row, metric, "then")), before.rows.map((row) => valueIn(row, metric))];
      if (beside.length === expected.length && beside.every((value, at) => same(value, expected[at] ?? null))) return pass;
      return fail(
        `${metric} of ${range.from} to ${range.to} is compared by weekday ten days back with ${shown(beside)}`,
        `${shown(expected)}, a week earlier: ${then.from} to ${then.to}`,
        "with align: weekday, round the shift to whole weeks",
      );
    }),
};

export const runningSums: Check = {
  name: "running sums add up bucket by bucket",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], peak }) => {
      const range = { from: dateOf(peak - 6 * dayMs), to: dateOf(peak + dayMs) };
      const time = { range, grain: "day" } as const;
      const { rows } = await ask(subject, numbers({ metrics: [{ metric, as: "running", compute: "running" }], time }));
      const days = (await ask(subject, numbers({ metrics: [metric], time }))).rows.map((row) => valueIn(row, metric));
      const at = rows.findIndex((row, index) => !same(valueIn(row, "running"), sum(days.slice(0, index + 1))));
      if (at < 0) return pass;
      return fail(
        `the running sum of ${metric} on ${String(rows[at]?.["time"])} is ${cellIn(rows[at] ?? {}, "running").value}`,
        `the sum of ${shown(days.slice(0, at + 1))}`,
        "add up a group's own buckets from the first one on",
      );
    }),
};
