import { localDate } from "../../format/printDate.ts";
import { durationUnits } from "../../query/durationUnits.ts";
import type { Grain, Instant } from "../../query/range.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A place in time that ranges take as it is: a date stands for its midnight in the reporting zone. */
export type Moment = string;

const lengths: { readonly [grain: string]: string } = {
  minute: "PT1M",
  hour: "PT1H",
  day: "P1D",
  week: "P1W",
  month: "P1M",
  quarter: "P3M",
  fiscalQuarter: "P3M",
  year: "P1Y",
  fiscalYear: "P1Y",
};

/**
 * When the bucket so many after the one that starts at `start` starts: a date for days and longer, else an instant.
 * Null for business days, which only the host's calendar knows.
 */
export function momentAfter(start: Instant, grain: Grain, count: number, timeZone: string): Moment | null {
  const step = durationUnits(typeof grain === "string" ? (lengths[grain] ?? "") : grain.interval);
  if (step === null) return null;
  const { months, days, minutes } = step;
  if (minutes > 0) return new Date(Date.parse(start) + count * minutes * MINUTE).toISOString();
  const date = new Date(localDate(Date.parse(start), timeZone));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * count, date.getUTCDate());
  return new Date(first + days * count * DAY).toISOString().slice(0, 10);
}
