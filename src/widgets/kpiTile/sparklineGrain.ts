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

/** The grain that gives a line some 12 to 90 points, which is as many as a tile can show. */
export function sparklineGrain(range: Range): Grain {
  const span = spanDays(range);
  if (span <= 1 / 16) return "minute";
  if (span <= 3) return "hour";
  if (span <= 92) return "day";
  return span <= 500 ? "week" : "month";
}

function spanDays(range: Range): number {
  if ("last" in range) return range.last * days[range.unit];
  if ("toDate" in range) return days[range.toDate];
  if ("period" in range) return days[range.period];
  return (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000;
}
