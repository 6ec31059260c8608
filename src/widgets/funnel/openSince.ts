import { dateFormat } from "../../format/intl.ts";
import { durationUnits } from "../../query/durationUnits.ts";
import type { Instant } from "../../query/range.ts";
import type { ResultMeta } from "../../query/result.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

type Answered = Pick<ResultMeta, "incompleteFrom" | "freshness" | "timeZone">;

/**
 * From when on entries can still convert; null where none can. An answer over time names the start of a bucket, and of
 * that bucket the entries of more than a window ago cannot.
 */
export function openSince({ incompleteFrom, freshness, timeZone }: Answered, window: string): Instant | null {
  if (incompleteFrom === undefined) return null;
  const entered = windowBefore(Date.parse(freshness.computedAt), window, timeZone);
  return entered !== null && entered > Date.parse(incompleteFrom) ? new Date(entered).toISOString() : incompleteFrom;
}

/** Years, months and days are of the zone's calendar: a month before March 31 is the last day of February. */
function windowBefore(time: number, window: string, timeZone: string): number | null {
  const units = durationUnits(window);
  if (units === null) return null;
  const wall = wallTime(time, timeZone);
  const date = new Date(wall);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - units.months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) - units.days * DAY;
  const moved = midnight + (wall % DAY);
  const guess = time + moved - wall;
  return guess + moved - wallTime(guess, timeZone) - units.minutes * MINUTE;
}

/** What the zone's clocks show, to the second, as if it were UTC. */
function wallTime(time: number, timeZone: string): number {
  const text = dateFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(time);
  return Date.parse(`${text.replace(" ", "T")}Z`);
}
