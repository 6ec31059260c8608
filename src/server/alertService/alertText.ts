import { formatApart } from "../../format/apart.ts";
import { formatNumber } from "../../format/number.ts";
import type { NumberOptions } from "../../format/number.ts";
import type { Incident } from "../../query/alerts.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { Catalog, Metric } from "../../query/index.ts";
import { metricUnit } from "../../query/index.ts";
import { isoDuration } from "../../query/duration.ts";
import { isVisible } from "../../query/isVisible.ts";
import { rowsLeft } from "../../query/rowsLeft.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { alertWords } from "./alertWords.ts";
import type { AlertMessage, AlertNotification } from "./notification.ts";
import type { AlertText } from "./notifier.ts";

const mostNamed = 5;

export interface AlertTextOptions {
  readonly locale: "en" | "zh-CN";
  readonly timeZone: string;
  /** Where an incident is shown. */
  readonly link?: ((incidentId: string) => string | undefined) | undefined;
}

/** A message in words: one line for each notification, and what they have in common as the title. */
export function alertText(catalog: Catalog, { notifications }: AlertMessage, options: AlertTextOptions): AlertText {
  const [first] = notifications;
  const words = alertWords[options.locale];
  const items = notifications.map((notification) => {
    const { incident } = notification;
    const url = incident && options.link?.(incident.id);
    return { text: lineOf(catalog, notification, options), ...(url && { url }) };
  });
  if (first === undefined || notifications.length === 1) return { title: first ? headOf(catalog, first, options) : "", items, more: words.more };
  return { title: words.many(notifications.length), items, more: words.more };
}

/** A rule without a visible name, as older versions let some be, goes by its metric's. */
function headOf(catalog: Catalog, { kind, severity, rule }: AlertNotification, { locale }: AlertTextOptions): string {
  const words = alertWords[locale];
  const name = inOneLine(inLanguage(rule.name, locale)) || inOneLine(rule.name.en) || inOneLine(metricLabel(catalog, rule.metric, locale));
  return words.head(words.kinds[kind], words.severities[severity], name);
}

/** What matters most stands first: a receiver may take only so much. */
function lineOf(catalog: Catalog, notification: AlertNotification, options: AlertTextOptions): string {
  const { locale, timeZone } = options;
  const words = alertWords[locale];
  const { rule, scope, incident, at } = notification;
  const label = metricLabel(catalog, rule.metric, locale);
  const pair = (name: string, values: readonly DimensionValue[]) => words.pair(dimensionLabel(catalog, name, locale), values.map((value) => valueText(value, words)).join(words.comma));
  const rows = rowsLeft(notification.where, mostNamed);
  const where = [...Object.entries(scope).map(([name, value]) => pair(name, [value])), ...new Set(rows.values.map(([name, values]) => pair(name, values))), ...(rows.isAll ? [] : [words.someRows])];
  const parts = [
    headOf(catalog, notification, options),
    ...(incident === null ? [] : [figuresOf(rule, incident, options, numberOptions(metricOf(catalog, rule.metric), locale))]),
    where.length === 0 ? label : words.where(label, where),
    timeText(at, locale, timeZone),
  ];
  return parts.filter((part) => part !== "").join(words.between);
}

type Words = (typeof alertWords)["en"];

/** As a page prints them, and with the digits that tell the value from what it is held against. */
function figuresOf({ kind, against }: AlertNotification["rule"], incident: NonNullable<AlertNotification["incident"]>, { locale }: AlertTextOptions, options: NumberOptions): string {
  const words = alertWords[locale];
  const { actual } = incident;
  const others = [incident.expected, incident.lower, incident.upper];
  const known = others.filter((value) => value !== null);
  const [value, ...texts] = actual === null ? [words.unknown, ...known.map((one) => formatNumber(one, options))] : formatApart(actual, known, options);
  const [expected, lower, upper] = others.map((one) => (one === null ? undefined : texts.shift()));
  const figures = [words.actual(value)];
  if (expected !== undefined) figures.push(against === undefined ? words.expected(expected) : beforeText(against, expected, locale));
  if (lower !== undefined && upper !== undefined) figures.push(kind === "threshold" || kind === "change" ? words.limits(lower, upper) : words.usual(lower, upper));
  else if (upper !== undefined) figures.push(words.atMost(upper));
  else if (lower !== undefined) figures.push(words.atLeast(lower));
  return figures.join(words.comma);
}

/** What a change is held against: what was just before, or so long ago. */
function beforeText(against: NonNullable<AlertNotification["rule"]["against"]>, value: string, locale: "en" | "zh-CN"): string {
  const words = alertWords[locale];
  if (against === "previous") return words.justBefore(value);
  const counts = isoDuration.exec(against.shift)?.slice(1) ?? [];
  const spans = units.flatMap((unit, at) => {
    const count = Number(counts[at] ?? 0);
    return count === 0 ? [] : [new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count)];
  });
  return words.before(spans.join(" "), value);
}

/** In the order in which a duration names them. */
const units = ["year", "month", "week", "day", "hour", "minute"] as const;

function metricOf(catalog: Catalog, name: string): Metric | undefined {
  return Object.hasOwn(catalog.metrics, name) ? catalog.metrics[name] : undefined;
}

function metricLabel(catalog: Catalog, name: string, locale: "en" | "zh-CN"): string {
  const label = metricOf(catalog, name)?.label;
  return label === undefined ? name : inLanguage(label, locale);
}

function dimensionLabel(catalog: Catalog, name: string, locale: "en" | "zh-CN"): string {
  const label = Object.hasOwn(catalog.dimensions, name) ? catalog.dimensions[name]?.label : undefined;
  return label === undefined ? name : inLanguage(label, locale);
}

function valueText(value: Incident["scope"][string], words: Words): string {
  return value === null ? words.unknown : inOneLine(String(value)) || words.blank;
}

/** Names and values are other people's: they may neither begin a line or a header of their own nor turn what follows. Empty where nothing shows. */
function inOneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ").trim();
  return isVisible(line) ? [...line].slice(0, 200).join("") : "";
}

function inLanguage(text: LocalizedText, locale: "en" | "zh-CN"): string {
  return (locale === "zh-CN" ? text["zh-CN"] : undefined) ?? text.en;
}

/** A limit of cases may be a fraction of one. */
function numberOptions(metric: Metric | undefined, locale: string): NumberOptions {
  const unit = metric && metricUnit(metric);
  return { locale, unit, digits: metric?.digits, ...(unit === "count" && { moreDigits: 2 }) };
}

/** With its zone: who reads it may be in another. */
function timeText(at: string, locale: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone }).format(Date.parse(at));
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(Date.parse(at));
  return `${time} ${parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone}`;
}
