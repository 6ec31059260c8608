/** An instant as ISO 8601 with an offset, `2026-03-29T00:00:00.000Z`. Results always use UTC with milliseconds. */
export type Instant = string;

/** A calendar date in the query's time zone, `2026-03-29`. */
export type LocalDate = string;

/** Half-open `[from, to)`. A date stands for its midnight in the query's time zone. */
export interface AbsoluteRange {
  readonly from: Instant | LocalDate;
  readonly to: Instant | LocalDate;
}

/** The last `last` units, ending with the last complete one, or with the running one when `complete` is false. */
export interface LastRange {
  readonly last: number;
  readonly unit: CalendarUnit;
  /** Default true. */
  readonly complete?: boolean;
}

/** From the start of the running unit until now: month to date. */
export interface ToDateRange {
  readonly toDate: CalendarUnit;
}

/** One whole unit: 0 is the running one, −1 the one before it. */
export interface PeriodRange {
  readonly period: CalendarUnit;
  readonly offset: number;
}

/** Relative ranges are resolved with the query's clock (`asOf`), time zone and week start. */
export type Range = AbsoluteRange | LastRange | ToDateRange | PeriodRange;

export const calendarUnits = ["minute", "hour", "day", "week", "month", "quarter", "year"] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** Length of a time bucket. Days and longer follow the calendar of the query's zone: a day has 23 to 25 hours. */
export type Grain = CalendarUnit;

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

export interface CalendarOptions {
  /** IANA name. Default `UTC`. */
  readonly timeZone?: string;
  /** Default `monday`. */
  readonly weekStart?: Weekday;
}

/** A range with its instants known, half-open. */
export interface ResolvedRange {
  readonly from: Instant;
  readonly to: Instant;
}
