/** An instant as ISO 8601 with an offset, `2026-03-29T00:00:00.000Z`. Results always use UTC with milliseconds. */
export type Instant = string;

/** A calendar date in the query's time zone, `2026-03-29`. */
export type LocalDate = string;

/** Half-open `[from, to)`. A date stands for its midnight in the query's time zone. */
export interface AbsoluteRange {
  readonly from: Instant | LocalDate;
  readonly to: Instant | LocalDate;
}

/**
 * The last `last` units, ending with the last complete one, or with the running one when `complete` is false.
 * Business days: from the start of the first to the end of the last, with the free days between them and none around.
 */
export interface LastRange {
  readonly last: number;
  readonly unit: Grain;
  /** Default true. */
  readonly complete?: boolean;
}

/** From the start of the running unit until now: month to date, fiscal year to date. */
export interface ToDateRange {
  readonly toDate: Grain;
}

/** One whole unit: 0 is the running one, −1 the one before it. On a free day the running business day is the last one. */
export interface PeriodRange {
  readonly period: Grain;
  readonly offset: number;
}

/** Relative ranges are resolved with the query's clock (`asOf`) and calendar. */
export type Range = AbsoluteRange | LastRange | ToDateRange | PeriodRange;

export const calendarUnits = ["minute", "hour", "day", "week", "month", "quarter", "year"] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/** Besides the calendar's units: those of the fiscal year, and the working days of `calendar.business`. */
export const namedGrains = [...calendarUnits, "fiscalQuarter", "fiscalYear", "businessDay"] as const;
export type NamedGrain = (typeof namedGrains)[number];

/**
 * Buckets of a length of one's own. Up to an hour they follow elapsed time, so that an hour which clocks repeat is
 * there twice; longer ones follow the zone's clocks and dates: six-hour shifts start at 00:00, 06:00, …, and the one in
 * which clocks change has five or seven hours.
 */
export interface CustomGrain {
  /** An ISO 8601 duration of one unit: `PT15M`, `PT6H`, `P10D`, `P2W`, `P6M`, `P2Y`. */
  readonly interval: string;
  /**
   * Where one of the buckets starts: a date is its midnight, an instant counts with its date and time in the query's
   * zone. Default for minutes and hours midnight, which they must then divide the day from; for days 2000-01-03; for
   * weeks the week that holds it; for months and years 2000-01-01.
   */
  readonly origin?: Instant | LocalDate;
}

/**
 * Length of a time bucket. Days and longer follow the calendar of the query's zone: a day has 23 to 25 hours.
 * A `businessDay` runs from the start of one working day to the start of the next, so that what happens on a free day
 * counts to the working day before.
 */
export type Grain = NamedGrain | CustomGrain;

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** The day on which every fiscal year starts. */
export interface FiscalStart {
  /** 1 (January) to 12. */
  readonly month: number;
  /** 1 to 28. Default 1. */
  readonly day?: number;
  /** Which of the calendar years that it touches names a fiscal year. Default `end`: the year to March 2027 is 2027. */
  readonly namedBy?: "start" | "end";
}

export interface CalendarOptions {
  /** IANA name. Default `UTC`. */
  readonly timeZone?: string;
  /** Default `monday`. */
  readonly weekStart?: Weekday;
  /** Default 1 January. */
  readonly fiscalStart?: FiscalStart | undefined;
  /** The name of one of the catalog's calendars: whose business days and holidays are meant. */
  readonly business?: string | undefined;
}

/** A range with its instants known, half-open. */
export interface ResolvedRange {
  readonly from: Instant;
  readonly to: Instant;
}
