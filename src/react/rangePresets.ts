import type { RangePreset } from "../i18n/messages/filters.ts";
import type { Range } from "../query/range.ts";

/** What each preset of the menu asks for, in the menu's order. */
export const presetRanges = {
  today: { toDate: "day" },
  yesterday: { period: "day", offset: -1 },
  last7Days: { last: 7, unit: "day" },
  last28Days: { last: 28, unit: "day" },
  last90Days: { last: 90, unit: "day" },
  thisWeek: { toDate: "week" },
  lastWeek: { period: "week", offset: -1 },
  monthToDate: { toDate: "month" },
  lastMonth: { period: "month", offset: -1 },
  quarterToDate: { toDate: "quarter" },
  yearToDate: { toDate: "year" },
  last12Months: { last: 12, unit: "month" },
} as const satisfies Record<Exclude<RangePreset, "custom">, Range>;

export const namedPresets = Object.keys(presetRanges) as readonly (keyof typeof presetRanges)[];

/** The preset that a range is, whether or not it includes today; `custom` for every other range. */
export function presetOf(range: Range): RangePreset {
  return namedPresets.find((preset) => isSameRange(presetRanges[preset], withToday(range, false))) ?? "custom";
}

/** "Last …" ranges with the running unit or without; null for ranges whose end is no choice: a single unit is over, or it runs. */
export function includesToday(range: Range): boolean | null {
  return "last" in range && range.last > 1 ? range.complete === false : null;
}

/** The range with the running unit or without it; a range whose end is no choice stays as it is. */
export function withToday(range: Range, isIncluded: boolean): Range {
  if (!("last" in range) || range.last === 1) return range;
  const { last, unit } = range;
  return isIncluded ? { last, unit, complete: false } : { last, unit };
}

/** Whether two ranges are written alike, however their parts are ordered, a default written out or not. */
export function isSameRange(one: Range, other: Range): boolean {
  return written(one) === written(other);
}

function written(range: Range): string {
  return JSON.stringify({ complete: true, ...range }, ["complete", "from", "to", "last", "unit", "toDate", "period", "offset", "interval", "origin"]);
}
