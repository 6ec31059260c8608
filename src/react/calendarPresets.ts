import type { BusinessPreset, FiscalPreset } from "../query/namedPreset.ts";
import type { FiscalStart, Range } from "../query/range.ts";

export type CalendarPreset = FiscalPreset | BusinessPreset;

const fiscal = {
  fiscalQuarterToDate: { toDate: "fiscalQuarter" },
  lastFiscalQuarter: { period: "fiscalQuarter", offset: -1 },
  fiscalYearToDate: { toDate: "fiscalYear" },
  lastFiscalYear: { period: "fiscalYear", offset: -1 },
} as const satisfies Record<FiscalPreset, Range>;

/** On a free day the last working day is over: a period would go back to the one before it. */
const business = {
  lastBusinessDay: { last: 1, unit: "businessDay" },
  last10BusinessDays: { last: 10, unit: "businessDay" },
} as const satisfies Record<BusinessPreset, Range>;

/** What the presets ask for that only some pages' calendars know. */
export const calendarPresets: Readonly<Record<CalendarPreset, Range>> = { ...fiscal, ...business };

/** The preset that a range is, whether or not it includes today. */
export function calendarPresetOf(range: Range): CalendarPreset | null {
  const said: { readonly [part: string]: unknown } = { ...range };
  const isSame = (preset: Range) => Object.entries(preset).every(([part, value]) => said[part] === value);
  const isRunning = "last" in range && range.last === 1 && range.complete === false;
  const names = Object.keys(calendarPresets) as CalendarPreset[];
  return (isRunning ? null : names.find((name) => isSame(calendarPresets[name]))) ?? null;
}

/** Those that a page's calendar gives a meaning of their own, in the menu's order. */
export function presetsOfCalendar(fiscalStart: FiscalStart | undefined, isBusinessKnown: boolean): readonly CalendarPreset[] {
  const { month, day = 1 } = fiscalStart ?? { month: 1 };
  const names = { ...(isBusinessKnown && business), ...((month !== 1 || day !== 1) && fiscal) };
  return Object.keys(names) as CalendarPreset[];
}
