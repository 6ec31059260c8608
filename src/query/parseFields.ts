import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import { notDecimal, readDecimal } from "./decimal.ts";
import { isoDuration, yearsIn } from "./duration.ts";
import { isLocalDate } from "./localDate.ts";
import { mostFilterValues } from "./mostFilterValues.ts";
import { metricSuggestion, nearestName, suggestion } from "./nearest.ts";
import { namedGrains, weekdays } from "./range.ts";
import { isTimeZone } from "./timeZone.ts";

/** Bounds on what one query may ask; a query beyond them is refused with its path. */
export const limits = { depth: 12, filterValues: mostFilterValues, list: 50, name: 200, text: 2_000, pageSize: 10_000, top: 1_000 };

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

export function strict<const E extends v.ObjectEntries>(entries: E) {
  const known = Object.keys(entries);
  return v.strictObject(entries, (issue) => objectMessage(issue, known));
}

function objectMessage(issue: v.StrictObjectIssue, known: readonly string[]): string {
  if (issue.expected === "never") return `unknown key; ${suggestion(String(unquoted(issue.received)), known)}`;
  if (issue.received === "undefined") return `${issue.expected} is required`;
  return `expected an object, got ${issue.received}`;
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "");
}

export function metricIn({ metrics }: Pick<Catalog, "metrics">) {
  return nameIn("metric", Object.keys(metrics), (name) => metricSuggestion(name, metrics));
}

export function nameIn(what: string, known: readonly string[], hint = (name: string) => suggestion(name, known)) {
  const names = new Set(known);
  return v.pipe(
    v.string(`expected the name of a ${what}`),
    v.check(
      (name) => names.has(name),
      ({ input }) => `unknown ${what} "${input.slice(0, 60)}"; ${hint(input)}`,
    ),
  );
}

export function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, ({ received }) => {
    const nearest = nearestName(unquoted(received), values);
    return `expected one of ${values.join(", ")}${nearest === undefined ? "" : `; did you mean "${nearest}"?`}`;
  });
}

export function list<S extends v.GenericSchema>(item: S, { most = limits.list, least = 0 } = {}) {
  return v.pipe(
    v.array(item, "expected a list"),
    v.minLength(least, `expected at least ${least}`),
    v.maxLength(most, ({ requirement }) => `more than ${requirement} entries; ask in parts`),
  );
}

export const name = v.pipe(v.string("expected a text"), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "a name is letters, digits and _"));
export const text = v.pipe(v.string("expected a text"), v.maxLength(limits.text, "the text is too long"),
  v.check((value) => !/\p{Surrogate}/u.test(value), "the text holds half of a character; send well-formed Unicode"),
);
export const finite = v.pipe(
  v.number("expected a number"),
  v.finite("expected a finite number"),
  v.check(
    (value) => !Number.isInteger(value) || Number.isSafeInteger(value),
    "a whole number beyond 2^53 has lost digits on its way; declare the dimension d.bigint and send it as text",
  ),
);
export const numberOrText = v.lazy((input) => (typeof input === "string" ? text : finite));
/** A decimal of so many digits after the point, as text or as a number that surely is what was meant. */
export const decimal = (scale: number) =>
  v.pipe(
    numberOrText,
    v.check(
      (value) => readDecimal(value, scale) !== null,
      ({ input }) => `${String(input).slice(0, 80)} ${notDecimal(scale)}`,
    ),
  );
export const wholeFrom0 = v.pipe(
  v.number("expected a number"),
  v.integer("expected a whole number"),
  v.minValue(0, "expected 0 or more"),
  v.maxValue(Number.MAX_SAFE_INTEGER, "expected a safe whole number"),
);
export const count = (most: number) =>
  v.pipe(
    v.number("expected a number"),
    v.integer("expected a whole number"),
    v.minValue(1, "expected 1 or more"),
    v.maxValue(most, `expected ${most} or less`),
  );
export const instant = v.pipe(
  v.string("expected an instant such as 2026-03-29T00:00:00Z, or a date"),
  v.check(
    (value) => (dateOnly.test(value) || dateTime.test(value)) && isCalendarDate(value),
    "expected an instant such as 2026-03-29T00:00:00Z, or a date such as 2026-03-29",
  ),
);

/** Calendars end somewhere, and no question goes back further. */
const mostYears = 1_000;
/** A length of time; `example` says what one looks like. */
export const durationLike = (example: string) =>
  v.pipe(
    text,
    v.regex(isoDuration, `expected an ISO 8601 duration such as ${example}`),
    v.check((value) => yearsIn(value) <= mostYears, `the duration is longer than ${mostYears} years`),
  );

function isCalendarDate(value: string): boolean {
  return isLocalDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

/** With four hundred periods of a retention still within the years of a Date. */
const mostYearsOfBucket = 100;
const interval = /^P(?:([1-9]\d{0,3})[YMWD]|T([1-9]\d{0,3})([MH]))$/;

const customGrain = v.pipe(
  strict({
    interval: v.pipe(
      v.string("expected a text"),
      v.regex(interval, "expected an ISO 8601 duration of one unit such as PT15M, P2W or P6M"),
      v.check((value) => yearsIn(value) <= mostYearsOfBucket, `the interval is longer than ${mostYearsOfBucket} years`),
    ),
    origin: v.optional(instant),
  }),
  v.check(
    ({ interval: length, origin }) => origin !== undefined || dividesDay(length),
    ({ input }) => `${input.interval} does not divide a day; give an origin to count from`,
  ),
);

/** Days and longer have origins of their own. */
function dividesDay(length: string): boolean {
  const [, , count, letter] = interval.exec(length) ?? [];
  return count === undefined || 1440 % (Number(count) * (letter === "H" ? 60 : 1)) === 0;
}

/** A unit of ranges. */
const unit = v.lazy((input) => (typeof input === "object" && input !== null ? customGrain : oneOf(namedGrains)));
/** The grain of a query's time. */
export const grain = v.lazy((input) =>
  typeof input === "object" && input !== null ? customGrain : oneOf([...namedGrains, "auto"]),
);

const absoluteRange = v.pipe(
  strict({ from: instant, to: instant }),
  v.check(
    ({ from, to }) => !(from.length === to.length && from >= to),
    "the range ends before it starts, or is empty: ranges are half-open, so `to` is the first instant outside",
  ),
);

export const range = v.lazy((input) => {
  if (typeof input === "object" && input !== null) {
    if ("last" in input) return strict({ last: count(10_000), unit, complete: v.optional(v.boolean("expected true or false")) });
    if ("toDate" in input) return strict({ toDate: unit });
    if ("period" in input) {
      return strict({ period: unit, offset: v.pipe(finite, v.integer("expected a whole number"), v.minValue(-10_000), v.maxValue(10_000)) });
    }
  }
  return absoluteRange;
});

const timeZone = v.pipe(
  v.string("expected an IANA time zone"),
  v.maxLength(limits.name, "the name is too long"),
  v.check(isTimeZone, ({ input }) => `unknown time zone "${input.slice(0, 60)}"; use an IANA name such as Asia/Shanghai`),
);

const fiscalStart = strict({
  month: count(12),
  day: v.optional(count(28)),
  namedBy: v.optional(oneOf(["start", "end"])),
});

/** @param names of the catalog's business calendars */
export const calendarOf = (names: readonly string[]) =>
  v.optional(
    strict({
      timeZone: v.optional(timeZone),
      weekStart: v.optional(oneOf(weekdays)),
      fiscalStart: v.optional(fiscalStart),
      business: v.optional(nameIn("calendar", names)),
    }),
  );
