import type { CalendarUnit, Grain, NamedGrain, Range } from "./range.ts";

const days: Readonly<Record<NamedGrain, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
  fiscalQuarter: 92,
  fiscalYear: 366,
  businessDay: 7 / 5,
};

const designators = { M: "month", D: "day", W: "week", Y: "year", TM: "minute", TH: "hour" } as const;

/**
 * How long a range can be at most, in days, without a clock; null units are those of a range between instants.
 * Business days count as many as in a week of five.
 */
export function rangeDays(range: Range): { readonly days: number; readonly unit: Grain | null } {
  if ("last" in range) return { days: range.last * grainDays(range.unit), unit: range.unit };
  if ("toDate" in range) return { days: grainDays(range.toDate), unit: range.toDate };
  if ("period" in range) return { days: grainDays(range.period), unit: range.period };
  return { days: (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000, unit: null };
}

/** The calendar unit that names the start of a bucket: a day for a fortnight, a month for a fiscal year. */
export function namingUnit(grain: Grain): CalendarUnit {
  if (grain === "businessDay") return "day";
  if (grain === "fiscalQuarter" || grain === "fiscalYear") return "month";
  if (typeof grain === "string") return grain;
  const [, time, letter] = /^P(T?)\d+([A-Z])$/.exec(grain.interval) ?? [];
  if (time === "T") return letter === "H" ? "hour" : "minute";
  return letter === "M" || letter === "Y" ? "month" : "day";
}

/** How many days one bucket of a grain has at most; NaN for an interval that is none. */
function grainDays(grain: Grain): number {
  if (typeof grain === "string") return days[grain];
  const [, time = "", count, letter = ""] = /^P(T?)(\d+)([A-Z])$/.exec(grain.interval) ?? [];
  return Number(count) * (days[designators[`${time}${letter}` as keyof typeof designators]] ?? Number.NaN);
}
