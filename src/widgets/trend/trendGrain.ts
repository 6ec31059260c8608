import type { CalendarUnit, Grain, Range } from "../../query/range.ts";

const days: Readonly<Record<CalendarUnit, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/**
 * The grain at which a range reads best, about 12 to 200 points: a day by the hour, a month by the day, a year by the
 * week, or by the month where the range is made of months, which weeks would cut.
 */
export function trendGrain(range: Range): Grain {
  const [span, unit] = lengthOf(range);
  if (span <= 1 / 8) return "minute";
  if (span <= 3) return "hour";
  const ofMonths = unit === "month" || unit === "quarter" || unit === "year";
  if (span <= (ofMonths ? 100 : 200)) return "day";
  if (span <= 800 && !ofMonths) return "week";
  return span <= 3700 ? "month" : "year";
}

/** In days, at most, and the unit that the range is made of. */
function lengthOf(range: Range): readonly [number, CalendarUnit] {
  if ("last" in range) return [range.last * days[range.unit], range.unit];
  if ("toDate" in range) return [days[range.toDate], range.toDate];
  if ("period" in range) return [days[range.period], range.period];
  return [(Date.parse(range.to) - Date.parse(range.from)) / 86_400_000, "day"];
}
