import type { Grain } from "../query/range.ts";
import type { Span } from "./resolveRange.ts";
import { dayLength, hourLength } from "./wall.ts";

/** Up to how many days a grain is taken, and how long its buckets are at least. */
const table = [
  { grain: "minute", upTo: 1 / 12, length: 1 / 1440 },
  { grain: "hour", upTo: 2, length: 1 / 24 },
  { grain: "day", upTo: 92, length: 1 },
  { grain: "week", upTo: 731, length: 7 },
  { grain: "month", upTo: 3653, length: 28 },
  { grain: "quarter", upTo: 14_610, length: 90 },
  { grain: "year", upTo: Number.POSITIVE_INFINITY, length: 365 },
] as const;

const monthly: readonly Grain[] = ["month", "quarter", "year", "fiscalQuarter", "fiscalYear"];

/**
 * The grain at which a span reads best.
 *
 * | up to | grain |
 * |---|---|
 * | 2 hours | minute |
 * | 2 days | hour |
 * | 92 days | day |
 * | 2 years | week; month where the span is made of months, quarters or years, which weeks would cut |
 * | 10 years | month |
 * | 40 years | quarter |
 * | longer | year |
 *
 * A day of 25 hours counts as one.
 * @param options.most buckets at the most: a coarser grain is taken where there could be more
 */
export function autoGrain(span: Pick<Span, "from" | "to"> & Partial<Span>, { most = 1000 } = {}): Grain {
  const days = (span.to - span.from) / dayLength;
  const fits = ({ upTo, length }: (typeof table)[number]) =>
    days - (upTo > 1 ? hourLength / dayLength : 0) <= upTo && days / length + 2 <= most;
  const isMonthly = span.length != null && monthly.includes(span.length.unit);
  const usable = table.filter(({ grain }) => !(isMonthly && grain === "week"));
  return usable.find(fits)?.grain ?? "year";
}
