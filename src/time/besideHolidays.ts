import { daysOf } from "./duration.ts";
import { gridOf, requireBusiness } from "./grid.ts";
import { holidayPartners } from "./holidayPartners.ts";
import { instantAt, wallAt } from "./offsets.ts";
import type { ResolvedComparison } from "./resolveComparison.ts";
import type { Clock, Span } from "./resolveRange.ts";
import type { Shifted } from "./shiftBack.ts";
import { dayLength } from "./wall.ts";
import { bucketBounds, bucketWalls } from "./zoned.ts";

/**
 * Days beside days by holidays. The buckets reach to every day that is asked for, wherever the shift leads; as a whole
 * stand the days beside that follow one another, where a holiday lies elsewhere, or else the span that the shift says.
 * @param bounds of the range's own days
 * @param stays whether the span is a range of its own, which is not left
 */
export function besideHolidays(
  { from, to, back }: Shifted,
  span: Span,
  bounds: readonly number[],
  clock: Clock,
  { most, stays }: { readonly most: number; readonly stays: boolean },
): ResolvedComparison {
  const { timeZone } = clock;
  const calendar = requireBusiness(clock, "holidays");
  const grid = gridOf("day", clock);
  const days = bucketWalls(grid, bounds.slice(0, -1), clock);
  const targets = holidayPartners(days, daysOf(back ?? {}) * dayLength, calendar);
  // A first or a last day that is not whole stands beside the same part of its own partner.
  const partOf = (edge: number, isCut: boolean, index: number): number | null => {
    const [day, partner] = [days.at(index) as number, targets.at(index) ?? null];
    return isCut && partner !== null ? instantAt(partner + wallAt(edge, timeZone) - day, timeZone) : null;
  };
  const start = partOf(span.from, span.from > (bounds[0] as number), 0);
  const end = partOf(span.to, span.to < (bounds.at(-1) as number), -1);
  const beside = (reached: Pick<Span, "from" | "to">, whole: readonly number[]) => {
    const cuts = [start, end].filter((cut) => cut !== null && cut > reached.from && cut < reached.to) as number[];
    const compared = [...new Set([...whole, ...cuts])].toSorted((a, b) => a - b);
    const starts = bucketWalls(grid, compared.slice(0, -1), clock);
    const placeOf = new Map(starts.map((day, at) => [day, at] as const).toReversed());
    const partners = targets.map((day) => (day === null ? null : (placeOf.get(day) ?? null)));
    const begun = start === null ? -1 : compared.indexOf(start);
    return { ...reached, bounds: compared, partners: begun < 0 ? partners : partners.with(0, begun) };
  };
  const plain = bucketBounds(from, to, "day", clock, { most });
  const found = targets.filter((day) => day !== null).toSorted((a, b) => a - b);
  const [first, last] = [found[0], found.at(-1)];
  if (stays || first === undefined || last === undefined) return beside({ from, to }, plain);
  const reach = { from: instantAt(first, timeZone), to: instantAt(last + dayLength, timeZone) };
  const reached = {
    from: targets[0] === first ? (start ?? reach.from) : reach.from,
    to: targets.at(-1) === last ? (end ?? reach.to) : reach.to,
  };
  if (reached.from >= from && reached.to <= to) return beside({ from, to }, plain);
  const follow = found.every((day, at) => at === 0 || day - (found[at - 1] as number) === dayLength);
  const whole = bucketBounds(reach.from, reach.to, "day", clock, { most });
  return { ...beside(reached, whole), ...(follow ? {} : { whole: { from, to } }) };
}
