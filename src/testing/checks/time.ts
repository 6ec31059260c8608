import { ask, dateOf, dayMs, midnight, numberOf, numbers, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Subject } from "./check.ts";

export const bucketsAddUp: Check = {
  name: "buckets add up to the range",
  area: "time",
  weight: 3,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) =>
      (["day", "week", "month"] as const).map((grain) => ({ fact, grain })),
    );
    return firstFault(
      cases,
      async ({
        fact: {
          additive: [metric],
          range,
        },
        grain,
      }) => {
        const calendar = { timeZone: "America/New_York" };
        const whole = await numberOf(subject, { metrics: [metric], time: { range }, calendar });
        const { rows } = await ask(subject, numbers({ metrics: [metric], time: { range, grain }, calendar }));
        const parts = sum(rows.map((row) => valueIn(row, metric)));
        if (same(parts, whole ?? 0)) return pass;
        return fail(
          `${metric} by ${grain} adds up to ${parts}, over the same range it is ${whole}`,
          "the same number",
          "cut the range into buckets without gap or overlap; the first and last hold only what is in the range",
        );
      },
    );
  },
};

export const bucketsAreThere: Check = {
  name: "every bucket of the range is there once",
  area: "time",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], peak }) => {
      const range = { from: dateOf(peak - 5 * dayMs), to: dateOf(peak + 5 * dayMs) };
      const { rows } = await ask(subject, numbers({ metrics: [metric], time: { range, grain: "day" } }));
      const expected = Array.from({ length: 10 }, (_, index) => midnight(peak + (index - 5) * dayMs));
      const found = rows.map((row) => row["time"]);
      if (shown(found) === shown(expected)) return pass;
      return fail(
        `days ${shown(found)}`,
        shown(expected),
        "give the start of each bucket as an instant in UTC, in order, also where nothing happened",
      );
    }),
};

/** Zones without clock changes, so that their midnights can be written down. */
const fixedZones = [
  { timeZone: "Asia/Shanghai", offset: "+08:00" },
  { timeZone: "Asia/Kolkata", offset: "+05:30" },
  { timeZone: "America/Phoenix", offset: "-07:00" },
];

export const daysOfTheZone: Check = {
  name: "days are days of the query's zone",
  area: "time",
  weight: 4,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) => fixedZones.map((zone) => ({ fact, zone })));
    return firstFault(
      cases,
      async ({
        fact: {
          additive: [metric],
          peak,
        },
        zone: { timeZone, offset },
      }) => {
        const dates = [-1, 0, 1].map((days) => dateOf(peak + days * dayMs));
        const range = { from: dates[0] as string, to: dateOf(peak + 2 * dayMs) };
        const { rows } = await ask(
          subject,
          numbers({ metrics: [metric], time: { range, grain: "day" }, calendar: { timeZone } }),
        );
        return firstFault([...dates.entries()], async ([index, date]) => {
          const from = new Date(`${date}T00:00:00${offset}`).getTime();
          const row = rows[index] ?? {};
          if (row["time"] !== midnight(from)) {
            return fail(
              `the day ${date} of ${timeZone} starts at ${shown(row["time"] ?? "no row")}`,
              midnight(from),
              "start days at the zone's midnight",
            );
          }
          const alone = await numberOf(subject, {
            metrics: [metric],
            time: { range: { from: midnight(from), to: midnight(from + dayMs) } },
          });
          if (same(valueIn(row, metric), alone ?? 0)) return pass;
          return fail(
            `${metric} on ${date} in ${timeZone} is ${valueIn(row, metric)}; from ${midnight(from)} to the next midnight there it is ${alone}`,
            "the same number",
            "group by the zone's days, not by those of UTC or of the server",
          );
        });
      },
    );
  },
};

const changingZones = [
  { timeZone: "Europe/Berlin", spring: lastSunday(2), autumn: lastSunday(9) },
  { timeZone: "America/New_York", spring: sundayOf(2, 2), autumn: sundayOf(10, 1) },
];

export const clockChanges: Check = {
  name: "days on which clocks change have 23 and 25 hours",
  area: "time",
  weight: 3,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) =>
      changingZones.flatMap(({ timeZone, spring, autumn }) => {
        const year = new Date(fact.peak).getUTCFullYear();
        return [
          { fact, timeZone, day: spring(year), hours: 23 },
          { fact, timeZone, day: autumn(year), hours: 25 },
        ];
      }),
    );
    return firstFault(
      cases,
      async ({
        fact: {
          additive: [metric],
        },
        timeZone,
        day,
        hours,
      }) => {
        const range = { from: dateOf(day), to: dateOf(day + dayMs) };
        const calendar = { timeZone };
        const { rows, resolvedRange } = await ask(
          subject,
          numbers({ metrics: [metric], time: { range, grain: "hour" }, calendar }),
        );
        if (rows.length !== hours) {
          return fail(
            `${rows.length} hours on ${range.from} in ${timeZone}`,
            `${hours}`,
            "take each hour's start from the zone's rules; never one offset for all",
          );
        }
        const length =
          resolvedRange === undefined
            ? hours
            : (Date.parse(resolvedRange.to) - Date.parse(resolvedRange.from)) / 3_600_000;
        if (length !== hours) {
          return fail(
            `${range.from} in ${timeZone} is resolved to ${length} hours`,
            `${hours}`,
            "resolve dates to the zone's midnights",
          );
        }
        const whole = await numberOf(subject, { metrics: [metric], time: { range }, calendar });
        const parts = sum(rows.map((row) => valueIn(row, metric)));
        if (same(parts, whole ?? 0)) return pass;
        return fail(
          `the hours of ${range.from} in ${timeZone} add up to ${parts}, the day has ${whole}`,
          "the same number",
          "an hour that clocks repeat is there twice, each with its own rows",
        );
      },
    );
  },
};

export const halfOpenRanges: Check = {
  name: "ranges are half-open",
  area: "time",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], range, peak, time, entity }) => {
      const cut = await firstInstant(subject, { entity, time, range, peak });
      const numberIn = (from: string, to: string) =>
        numberOf(subject, { metrics: [metric], time: { range: { from, to } } });
      const whole = await numberIn(range.from, range.to);
      const [before, after] = [await numberIn(range.from, cut), await numberIn(cut, range.to)];
      if (same((before ?? 0) + (after ?? 0), whole ?? 0)) return pass;
      return fail(
        `${metric} until ${cut} is ${before}, from then on ${after}, over both ${whole}`,
        "that the two add up to the third",
        "count `from` and leave `to` out: >= and <",
      );
    }),
};

/** An instant at which something happened, so that a cut there shows on which side it counts. */
async function firstInstant(
  subject: Subject,
  {
    entity,
    time,
    range,
    peak,
  }: {
    readonly entity: string;
    readonly time: string;
    readonly range: { from: string; to: string };
    readonly peak: number;
  },
): Promise<string> {
  const day = midnight(Math.max(peak, Date.parse(range.from) + dayMs));
  const query = {
    kind: "records",
    entity,
    columns: [time],
    time: { dimension: time, range: { from: midnight(peak), to: range.to } },
    page: { size: 1 },
  } as const;
  try {
    const { rows } = await ask(subject, query);
    const found = rows[0]?.[time];
    return typeof found === "string" && Date.parse(found) > Date.parse(range.from) ? found : day;
  } catch {
    return day;
  }
}

export const weekStarts: Check = {
  name: "weeks start on the day that was asked for",
  area: "time",
  weight: 1,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], peak }) => {
      const range = { from: dateOf(peak - 14 * dayMs), to: dateOf(peak + 14 * dayMs) };
      return firstFault(
        [
          ["monday", 1],
          ["sunday", 0],
          ["saturday", 6],
        ] as const,
        async ([weekStart, day]) => {
          const { rows } = await ask(
            subject,
            numbers({ metrics: [metric], time: { range, grain: "week" }, calendar: { weekStart } }),
          );
          const wrong = rows.slice(1).find((row) => new Date(String(row["time"])).getUTCDay() !== day);
          if (wrong === undefined && rows.length > 1) return pass;
          return fail(
            `a week that starts at ${shown(wrong?.["time"] ?? "no time")}`,
            `weeks that start on ${weekStart}`,
            "let calendar.weekStart decide",
          );
        },
      );
    }),
};

/** The epoch milliseconds of a year's last Sunday in a month (0 is January). */
function lastSunday(month: number): (year: number) => number {
  return (year) => {
    const last = Date.UTC(year, month + 1, 0);
    return last - new Date(last).getUTCDay() * dayMs;
  };
}

function sundayOf(month: number, nth: number): (year: number) => number {
  return (year) => {
    const first = Date.UTC(year, month, 1);
    return first + ((7 - new Date(first).getUTCDay()) % 7) * dayMs + (nth - 1) * 7 * dayMs;
  };
}
