import { isLocalDate } from "../../query/localDate.ts";
import type { Grain, NamedGrain, Range } from "../../query/range.ts";

const shortNames: { readonly [G in NamedGrain]: string } = {
  minute: "min",
  hour: "h",
  day: "d",
  week: "w",
  month: "mo",
  quarter: "q",
  year: "y",
  fiscalQuarter: "fq",
  fiscalYear: "fy",
  businessDay: "bd",
};

const moment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A range as short as it can be read: `last28d`, with the running unit `last28d.now`, `toDate.month`, `period.month.-1`,
 * `2026-01-01..2026-02-01`. A grain of one's own is its interval and origin, `last4.PT6H`, `last4.P2W@2026-01-05`.
 */
export function rangeText(range: Range): string {
  if ("from" in range) return `${range.from}..${range.to}`;
  if ("toDate" in range) return `toDate.${grainText(range.toDate)}`;
  if ("period" in range) return `period.${grainText(range.period)}.${range.offset}`;
  const { last, unit, complete = true } = range;
  return `last${last}${typeof unit === "string" ? shortNames[unit] : `.${grainText(unit)}`}${complete ? "" : ".now"}`;
}

/** The range that `rangeText` has written; null for any other text. */
export function rangeIn(text: string): Range | null {
  const bounds = text.split("..");
  const [from = "", to = ""] = bounds;
  if (bounds.length === 2) return isMoment(from) && isMoment(to) && isBefore(from, to) ? { from, to } : null;
  const [, count = "", unitText = "", now] = /^last([1-9]\d{0,4})(\w+|\..+?)(\.now)?$/.exec(text) ?? [];
  const unit = unitText.startsWith(".") ? grainIn(unitText.slice(1)) : unitNamed(unitText);
  if (unit !== null) return { last: Number(count), unit, ...(now !== undefined && { complete: false }) };
  const [, toDateText = ""] = /^toDate\.(.+)$/.exec(text) ?? [];
  const toDate = grainIn(toDateText);
  if (toDate !== null) return { toDate };
  const [, periodText = "", offset = ""] = /^period\.(.+)\.(-?\d{1,5})$/.exec(text) ?? [];
  const period = grainIn(periodText);
  return period === null ? null : { period, offset: Number(offset) };
}

/** Whether a text is an instant or a date. */
export function isMoment(text: string): boolean {
  return moment.test(text) && isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

const dayMs = 86_400_000;

/** A date begins by the clocks of the page's zone, which are not known here: beside an instant it may be a day off. */
function isBefore(from: string, to: string): boolean {
  const isOneKind = from.endsWith("Z") === to.endsWith("Z") && from.length === to.length;
  return Date.parse(from) - Date.parse(to) < (isOneKind ? 0 : dayMs);
}

function grainText(grain: Grain): string {
  if (typeof grain === "string") return grain;
  return grain.origin === undefined ? grain.interval : `${grain.interval}@${grain.origin}`;
}

function grainIn(text: string): Grain | null {
  if (Object.hasOwn(shortNames, text)) return text as NamedGrain;
  const [, interval = "", origin] = /^(P(?:[1-9]\d{0,3}[YMWD]|T[1-9]\d{0,3}[MH]))(?:@(.+))?$/.exec(text) ?? [];
  if (interval === "" || (origin !== undefined && !isMoment(origin))) return null;
  return { interval, ...(origin !== undefined && { origin }) };
}

function unitNamed(short: string): NamedGrain | null {
  const names = Object.keys(shortNames) as NamedGrain[];
  return names.find((name) => shortNames[name] === short) ?? null;
}
