import { localDate } from "../../format/printDate.ts";
import { isoDuration } from "../../query/duration.ts";
import type { Grain, Instant } from "../../query/range.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A place in time that ranges take as it is: a date stands for its midnight in the reporting zone. */
export type Moment = string;

interface Step {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

const steps: { readonly [grain: string]: readonly [months: number, days: number, minutes: number] } = {
  minute: [0, 0, 1],
  hour: [0, 0, 60],
  day: [0, 1, 0],
  week: [0, 7, 0],
  month: [1, 0, 0],
  quarter: [3, 0, 0],
  fiscalQuarter: [3, 0, 0],
  year: [12, 0, 0],
  fiscalYear: [12, 0, 0],
};

/**
 * When the bucket so many after the one that starts at `start` starts: a date for days and longer, else an instant.
 * Null for business days, which only the host's calendar knows.
 */
export function momentAfter(start: Instant, grain: Grain, count: number, timeZone: string): Moment | null {
  const step = stepOf(grain);
  if (step === null) return null;
  const { months, days, minutes } = step;
  if (minutes > 0) return new Date(Date.parse(start) + count * minutes * MINUTE).toISOString();
  const date = new Date(localDate(Date.parse(start), timeZone));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * count, date.getUTCDate());
  return new Date(first + days * count * DAY).toISOString().slice(0, 10);
}

function stepOf(grain: Grain): Step | null {
  if (typeof grain === "string") {
    const [months, days, minutes] = steps[grain] ?? [];
    return months === undefined ? null : { months, days: days as number, minutes: minutes as number };
  }
  const [years, months, weeks, days, hours, minutes] = (isoDuration.exec(grain.interval) ?? []).slice(1).map((part) => Number(part ?? 0));
  if (years === undefined) return null;
  return {
    months: years * 12 + (months as number),
    days: (weeks as number) * 7 + (days as number),
    minutes: (hours as number) * 60 + (minutes as number),
  };
}
