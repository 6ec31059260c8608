import type { AlertTimes } from "../../query/alertRule.ts";
import { canonical } from "../../query/canonical.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";

/** Times in which a rule can be quiet, as the host calls them: holidays, weekends, a shutdown. */
export interface RuleCalendar {
  readonly id: string;
  readonly name: LocalizedText;
  readonly times: AlertTimes;
}

/** Those that the host lists, else the holidays of the catalog's own. */
export function ruleCalendars(catalog: Catalog, given?: readonly RuleCalendar[]): readonly RuleCalendar[] {
  if (given !== undefined) return given;
  return Object.entries(catalog.calendars ?? {}).flatMap(([id, { holidays = [] }]) =>
    holidays.length === 0 ? [] : [{ id, name: { en: id }, times: { dates: holidays.map(({ from, to }) => ({ from, to })) } }],
  );
}

/** Which of the calendars some times are; null: none of them. */
export function calendarOf(times: AlertTimes | null, calendars: readonly RuleCalendar[]): RuleCalendar | null {
  return calendars.find((one) => times !== null && canonical(one.times, {}) === canonical(times, {})) ?? null;
}
