import { dayMs, hourMs, seasonAt, shanghaiMidnight, shanghaiWeekday } from "./businessTime.ts";
import type { Category, Product, Region } from "./company.ts";

/** A half-open stretch of time, epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** Tickets of some categories multiply in one region, all the extra ones being of one product. */
export interface Surge extends Span {
  region: Region;
  product: Product;
  categories: readonly Category[];
  /** Extra tickets per usual ticket of these categories in the region: 2 makes three of one. */
  extra: number;
  /** Factor on the time to a first reply for everyone in the region. */
  slowdown: number;
  /** Points that a surge ticket's satisfaction loses on the scale of 1 to 5. */
  penalty: number;
}

export interface Incidents {
  faultyBatch: Surge;
  lateDeliveries: Surge;
  phoneOutage: Span;
  loggingGap: Span;
}

/** What went wrong, placed relative to `end` and clear of holiday weeks (which would hide it). */
export function planIncidents(end: number): Incidents {
  const today = shanghaiMidnight(end);
  const gapDay = ordinarySpan(today - 45 * dayMs, { days: 1, weekday: 2 });
  return {
    faultyBatch: {
      ...ordinarySpan(today - 150 * dayMs, { days: 9, weekday: 1 }),
      region: "East",
      product: "washingMachine",
      categories: ["repair", "complaint"],
      extra: 2,
      slowdown: 3,
      penalty: 1.3,
    },
    lateDeliveries: {
      from: today - 8 * dayMs,
      to: end,
      region: "South",
      product: "refrigerator",
      categories: ["delivery", "complaint"],
      extra: 3,
      slowdown: 2.5,
      penalty: 1.1,
    },
    phoneOutage: ordinarySpan(today - 80 * dayMs, { days: 1, weekday: 3 }),
    loggingGap: { from: gapDay.from + 10 * hourMs, to: gapDay.from + 15 * hourMs },
  };
}

export function inSpan(time: number, { from, to }: Span): boolean {
  return time >= from && time < to;
}

function ordinarySpan(latest: number, { days, weekday }: { days: number; weekday: number }): Span {
  let from = latest;
  while (shanghaiWeekday(from) !== weekday) from -= dayMs;
  while (seasonAt(from) !== "ordinary" || seasonAt(from + (days - 1) * dayMs) !== "ordinary") from -= 7 * dayMs;
  return { from, to: from + days * dayMs };
}
