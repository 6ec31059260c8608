import type { CalendarUnit, Range } from "./range.ts";

const days: Readonly<Record<CalendarUnit, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/** How long a range can be at most, in days, without a clock; null units are those of a range between instants. */
export function rangeDays(range: Range): { readonly days: number; readonly unit: CalendarUnit | null } {
  if ("last" in range) return { days: range.last * days[range.unit], unit: range.unit };
  if ("toDate" in range) return { days: days[range.toDate], unit: range.toDate };
  if ("period" in range) return { days: days[range.period], unit: range.period };
  return { days: (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000, unit: null };
}
