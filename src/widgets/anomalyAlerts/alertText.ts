import { isSnoozed } from "../../analytics/applyAlertAction.ts";
import { describeDelta } from "../../format/delta.ts";
import { formatClock, formatInstant, printTime } from "../../format/date.ts";
import { formatDuration } from "../../format/duration.ts";
import { formatNumber } from "../../format/number.ts";
import { CLOCK } from "../../format/dateRange.ts";
import { localDate, MONTH_DAY } from "../../format/printDate.ts";
import type { AlertMessages } from "../../i18n/messages/alerts.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Incident } from "../../query/alerts.ts";
import type { Catalog } from "../../query/catalog.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Unit } from "../../query/metric.ts";
import type { Instant } from "../../query/range.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { rowsLeft } from "../../query/rowsLeft.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf, localized } from "../../react/label.ts";

export interface AlertTextOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: Messages;
  readonly words: AlertMessages;
  readonly now: Instant;
}

/** An incident in the reader's words. */
export interface AlertReading {
  readonly severity: string;
  readonly metric: string;
  readonly scope: string;
  /** Metric and scope: what the incident is called. */
  readonly name: string;
  readonly rule: string;
  readonly actual: string;
  /** Its bounds where it has no single value. */
  readonly expected: string;
  /** "expected 80". */
  readonly against: string;
  readonly bounds: string | null;
  readonly deviation: string | null;
  readonly started: string;
  readonly ended: string | null;
  readonly duration: string;
  readonly owner: string;
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** What people made of it, and what the rule finds: "Acknowledged · No data". */
  readonly state: string;
}

export function readIncident(incident: Incident, options: AlertTextOptions): AlertReading {
  const { catalog, locale, messages, words, now } = options;
  const { metric, actual, expected, severity, startedAt, endedAt, owner, dueAt } = incident;
  const label = labelOf(catalog.metrics, metric, locale);
  const scope = scopeText(incident, options);
  const amount = (value: number) => amountText(metric, value, options);
  const bounds = boundsText(incident, amount, words);
  const seconds = (Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000;
  const expectation = expected === null ? (bounds ?? messages.unknown) : amount(expected);
  const isOverdue = dueAt !== null && endedAt === null && Date.parse(dueAt) < Date.parse(now);
  return {
    severity: words.severities[severity],
    metric: label,
    scope: scope ?? words.everything,
    name: scope === null ? label : messages.phrases([label, scope]),
    rule: localized(incident.ruleName, locale),
    actual: actual === null ? words.conditions.nodata : amount(actual),
    expected: expectation,
    against: words.expectedValue(expectation),
    bounds,
    deviation: actual === null || expected === null ? null : deviationText(metric, { actual, expected }, options),
    started: momentText(startedAt, options),
    ended: endedAt === null ? null : momentText(endedAt, options),
    duration: formatDuration(Math.max(0, seconds), { locale }),
    owner: owner?.name ?? words.nobody,
    due: dueAt === null ? null : isOverdue ? words.overdue(momentText(dueAt, options)) : momentText(dueAt, options),
    isOverdue,
    state: stateText(incident, options),
  };
}

/** Below so many cases their rounding changes a share of them by more than 5 %. */
const fewCases = 10;

/** Beyond so many times a base next to 0 is all that a share of it tells of. */
const mostTimes = 10_000;

/** From here on in the language's large units: with every digit they would fill a row of the list. */
const compactFrom = 1e9;

/** Whether a change, as a share of what was expected, says more than how little that was. */
export function tellsTimes(relative: number | null): boolean {
  return relative !== null && Math.abs(relative) < mostTimes;
}

/**
 * The change from what was expected; without its share where that would be of another number than is shown: of what
 * rounds to 0, of a few cases and a part of one, and of next to nothing.
 */
function deviationText(metric: string, { actual, expected }: { readonly actual: number; readonly expected: number }, options: AlertTextOptions): string {
  const { catalog, locale, messages } = options;
  const unit = metricUnitOf(catalog, metric);
  const isRounded = unit === "count" && !catalog.metrics[metric]?.digits && Math.abs(expected) < fewCases;
  const shown = isRounded ? Math.round(expected) : /[1-9]/.test(amountText(metric, expected, options)) ? expected : 0;
  const delta = describeDelta(actual, shown, { locale, words: messages.delta, unit, compact: isLarge(actual) || isLarge(shown) });
  const isTold = delta.relative === null || tellsTimes(delta.relative);
  if (delta.kind !== "zero-base" && shown === expected && isTold) return delta.text.full;
  const isShare = unit === "share";
  const more = formatNumber((actual - shown) * (isShare ? 100 : 1), { locale, sign: "change", compact: isLarge(actual - shown), ...(isShare ? { digits: 1 } : { unit }) });
  if (!/[1-9]/.test(more)) return messages.delta.noChange;
  return isShare ? messages.delta.percentagePoints(more) : more;
}

/** A moment of today by the clock alone, any other with its date, and its year where that is another. */
export function momentText(instant: Instant, { locale, timeZone, now }: Pick<AlertTextOptions, "locale" | "timeZone" | "now">): string {
  const [date, today] = [instant, now].map((at) => new Date(localDate(Date.parse(at), timeZone)));
  if (date?.getTime() === today?.getTime()) return formatClock(instant, { locale, timeZone });
  if (date?.getUTCFullYear() !== today?.getUTCFullYear()) return formatInstant(instant, { locale, timeZone });
  return printTime(Date.parse(instant), { ...MONTH_DAY, ...CLOCK }, { locale, timeZone });
}

/** A metric's value in its unit. */
export function amountText(metric: string, value: number | null, { catalog, locale }: Pick<AlertTextOptions, "catalog" | "locale">): string {
  const digits = catalog.metrics[metric]?.digits;
  return formatNumber(value, { locale, unit: metricUnitOf(catalog, metric), compact: isLarge(value), ...(digits !== undefined && { digits }), placeholder: "—" });
}

function isLarge(value: number | null): boolean {
  return value !== null && Math.abs(value) >= compactFrom;
}

export function metricUnitOf(catalog: Catalog, name: string): Unit {
  const metric = catalog.metrics[name];
  return metric === undefined ? "number" : metricUnit(metric);
}

/** Of a longer list it is only said that there is one. */
const mostNamed = 5;

/** Its values, and of which rows alone it is. */
function scopeText({ scope, where }: Incident, options: AlertTextOptions): string | null {
  const { catalog, locale, messages, words } = options;
  const { values, isAll } = rowsLeft(where, mostNamed);
  const of = (dimension: string, some: readonly DimensionValue[]) =>
    messages.labeled(labelOf(catalog.dimensions, dimension, locale), messages.list(some.map((value) => valueText(catalog.dimensions[dimension], value, { locale, messages }))));
  const own = Object.entries(scope).map(([dimension, value]) => of(dimension, [value]));
  const parts = [...new Set([...own, ...values.map(([dimension, some]) => of(dimension, some))]), ...(isAll ? [] : [words.someRows])];
  return parts.length === 0 ? null : messages.phrases(parts);
}

function boundsText({ lower, upper }: Incident, amount: (value: number) => string, words: AlertMessages): string | null {
  if (lower !== null && upper !== null) return words.between(amount(lower), amount(upper));
  if (upper !== null) return words.atMost(amount(upper));
  return lower === null ? null : words.atLeast(amount(lower));
}

function stateText(incident: Incident, options: AlertTextOptions): string {
  const { words, messages, now } = options;
  const { state, condition, feedback, snoozedUntil } = incident;
  const parts = [
    words.states[state],
    feedback === "false" ? words.markedFalse : null,
    state === "closed" ? null : words.conditions[condition],
    isSnoozed(incident, now) && snoozedUntil !== null ? words.snoozedUntil(momentText(snoozedUntil, options)) : null,
  ];
  return messages.phrases(parts.filter((part) => part !== null));
}
