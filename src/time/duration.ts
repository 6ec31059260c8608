import { MetricsError } from "../query/error.ts";

/** A length in calendar units; what is left out is 0. */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

const pattern = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Reads an ISO 8601 duration of calendar units: `P1Y`, `P4W`, `P1DT12H`. Parts that are 0 are left out. */
export function parseDuration(text: string, { path = "" } = {}): Duration {
  const parts = pattern.exec(text)?.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  if (parts === undefined) {
    throw new MetricsError("invalid-query", `"${text}" is not a duration; write ISO 8601 such as P1Y or P4W`, { path });
  }
  const names = ["years", "months", "weeks", "days", "hours", "minutes"] as const;
  return Object.fromEntries(names.map((name, at) => [name, parts[at]] as const).filter(([, count]) => count !== 0));
}

/** The duration as many times; −1 goes back by it. */
export function times(duration: Duration, count: number): Duration {
  return Object.fromEntries(Object.entries(duration).map(([name, part]) => [name, (part as number) * count]));
}

/** Its months and years, in months. */
export function monthsOf({ years = 0, months = 0 }: Duration): number {
  return years * 12 + months;
}

/** Its weeks and days, in days. */
export function daysOf({ weeks = 0, days = 0 }: Duration): number {
  return weeks * 7 + days;
}

/** Its hours and minutes, in milliseconds. */
export function elapsedOf({ hours = 0, minutes = 0 }: Duration): number {
  return (hours * 60 + minutes) * 60_000;
}
