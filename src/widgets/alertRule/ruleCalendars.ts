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

/** Which of the calendars is chosen, `of ` and its id. Empty: none. `kept`: times of the rule's own, which stay. */
export type CalendarChoice = "" | "kept" | `of ${string}`;

/** Those that the host lists, else the holidays of the catalog's own. */
export function ruleCalendars(catalog: Catalog, given?: readonly RuleCalendar[]): readonly RuleCalendar[] {
  if (given !== undefined) return given;
  return Object.entries(catalog.calendars ?? {}).flatMap(([id, { holidays = [] }]) =>
    holidays.length === 0 ? [] : [{ id, name: { en: id }, times: { dates: holidays.map(({ from, to }) => ({ from, to })) } }],
  );
}

/** Which calendar some times are. */
export function choiceOf(times: AlertTimes | undefined, calendars: readonly RuleCalendar[]): CalendarChoice {
  if (isNever(times)) return "";
  const found = calendars.find((one) => canonical(one.times, {}) === canonical(times, {}));
  return found === undefined ? "kept" : `of ${found.id}`;
}

/** The times of a choice. @param kept those of the rule's own */
export function timesOf(choice: CalendarChoice, kept: AlertTimes | undefined, calendars: readonly RuleCalendar[]): AlertTimes | undefined {
  if (choice === "") return undefined;
  return calendars.find(({ id }) => choice === `of ${id}`)?.times ?? kept;
}

/** Quiet hours, which the form has fields for, and what else is quiet. */
export interface QuietParts {
  readonly hours: NonNullable<AlertTimes["weekly"]>[number] | null;
  readonly others: AlertTimes | undefined;
}

/** The first hours are the form's, unless all of it is one of the calendars. */
export function quietParts(quiet: AlertTimes | undefined, calendars: readonly RuleCalendar[]): QuietParts {
  const [hours = null, ...weekly] = quiet?.weekly ?? [];
  if (hours === null || choiceOf(quiet, calendars).startsWith("of ")) return { hours: null, others: quiet };
  return { hours, others: joined(weekly, quiet?.dates) };
}

/** @returns undefined where nothing is quiet */
export function quietOf({ hours, others }: QuietParts): AlertTimes | undefined {
  return joined([...(hours === null ? [] : [hours]), ...(others?.weekly ?? [])], others?.dates);
}

function joined(weekly: NonNullable<AlertTimes["weekly"]>, dates: AlertTimes["dates"]): AlertTimes | undefined {
  const times = { ...(weekly.length > 0 && { weekly }), ...(dates && { dates }) };
  return isNever(times) ? undefined : times;
}

function isNever(times: AlertTimes | undefined): boolean {
  return times === undefined || (times.weekly === undefined && times.dates === undefined);
}
