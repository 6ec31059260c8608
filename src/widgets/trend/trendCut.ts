import { localTime } from "../../charts/timeTicks.ts";
import type { Grain } from "../../query/range.ts";
import { namingUnit, rangeDays } from "../../query/rangeDays.ts";

/** Of each bucket that reaches beyond the range, by its index, the part that the range has: [from, to), in epoch milliseconds. */
export type CutBuckets = Readonly<Record<number, readonly [from: number, to: number]>>;

interface CutOptions {
  readonly grain: Grain;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
  /** Whether no bucket is running. */
  readonly isOver: boolean;
}

const DAY = 86_400_000;

/** Only the first bucket and the last can be cut. */
export function cutBuckets(times: readonly number[], { from, to, isOver, ...calendar }: CutOptions): CutBuckets {
  const [first = from, second = to] = times;
  const last = times.at(-1) ?? to;
  return {
    ...(isOver && last < to && isOpen(last, to, calendar) && { [times.length - 1]: [last, to] }),
    ...(first < from && { 0: [from, second] }),
  };
}

/** Whether the bucket that starts at `start` goes on at `to`. */
function isOpen(start: number, to: number, { grain, timeZone }: Pick<CutOptions, "grain" | "timeZone">): boolean {
  const most = rangeDays({ last: 1, unit: grain === "businessDay" ? "day" : grain }).days * DAY;
  const [begun, ended] = [localTime(start, timeZone), localTime(to, timeZone)];
  // A day has 23 hours or 25, a quarter 90 days or 92: they end at the time, or on the day of the month, that they start.
  if (["month", "quarter", "year"].includes(namingUnit(grain))) return to - start < most - 20 * DAY || new Date(begun).getUTCDate() !== new Date(ended).getUTCDate();
  return Math.max(to - start, ended - begun) < most - 1;
}
