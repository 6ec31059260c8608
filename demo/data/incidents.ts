import { addShanghaiMonths, dayMs, hourMs, monthOf, seasonAt, shanghaiMonthStart, shanghaiWeekday } from "./businessTime.ts";
import { productLines, type Category, type Product, type Region } from "./company.ts";

/** A half-open stretch of time, epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Tickets of some categories multiply in one region, all the extra ones being of one product. */
export interface Surge extends Span {
  /** Marks its tickets' numbers. */
  readonly mark: string;
  readonly region: Region;
  readonly product: Product;
  readonly categories: readonly Category[];
  /** Extra tickets per usual ticket of these categories in the region: 2 makes three of one. */
  readonly extra: number;
  /** So many extra tickets an hour instead, at night too. */
  readonly perHour?: number;
  /** Factor on the time to a first reply for everyone in the region. */
  readonly slowdown: number;
  /** Points that a surge ticket's satisfaction loses on the scale of 1 to 5. */
  readonly penalty: number;
}

export interface Incidents {
  readonly surges: readonly Surge[];
  readonly phoneOutages: readonly Span[];
  readonly loggingGaps: readonly Span[];
}

const mostDays = 14;
/** Products that fail all year round. */
const surging = productLines.filter(({ swing }) => swing < 0.5);
const faultyBatch = { mark: "B", categories: ["repair", "complaint"], extra: 2, slowdown: 2, penalty: 1.3 } as const;
const lateDeliveries = { mark: "D", categories: ["delivery", "complaint"], extra: 3, slowdown: 1.8, penalty: 1.1 } as const;
/** The first surge of a month is in one of these, the second in the South. */
const elsewhere = ["East", "North", "Central", "West"] as const;

/**
 * What goes wrong in the months that touch `[start, end)`, by the calendar alone, so that the past stands still: a surge
 * in each half of a month, and in each quarter a day without phones and some hours without a log.
 */
export function planIncidents(start: number, end: number): Incidents {
  const surges: Surge[] = [];
  const phoneOutages: Span[] = [];
  const loggingGaps: Span[] = [];
  for (let from = shanghaiMonthStart(start); from < end; from = addShanghaiMonths(from, 1)) {
    const month = monthOf(from);
    const [middle, to] = [from + 15 * dayMs, addShanghaiMonths(from, 1)];
    surges.push(surgeIn({ from, to: middle }, 2 * month, elsewhere[month % 4] ?? "East"), surgeIn({ from: middle, to }, 2 * month + 1, "South"));
    if (month % 3 === 2) {
      const gapDay = ordinaryDay(from + 14 * dayMs, 2);
      loggingGaps.push({ from: gapDay + 10 * hourMs, to: gapDay + 15 * hourMs });
      const outage = ordinaryDay(from + 26 * dayMs, 3);
      phoneOutages.push({ from: outage, to: outage + dayMs });
    }
  }
  return { surges, phoneOutages, loggingGaps };
}

export function inSpan(time: number, { from, to }: Span): boolean {
  return time >= from && time < to;
}

function surgeIn({ from, to }: Span, turn: number, region: Region): Surge {
  const kind = Math.floor(turn / 2) % 2 === turn % 2 ? faultyBatch : lateDeliveries;
  const { product } = surging[(turn * 3) % surging.length] ?? { product: "refrigerator" };
  return { ...kind, from, to: Math.min(to, from + mostDays * dayMs), region, product };
}

/** The last such weekday before `latest` that is in no holiday season. */
function ordinaryDay(latest: number, weekday: number): number {
  let day = latest;
  while (shanghaiWeekday(day) !== weekday || seasonAt(day) !== "ordinary") day -= dayMs;
  return day;
}
