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
  const beside = (compared: readonly number[]) => {
    const starts = bucketWalls(grid, compared.slice(0, -1), clock);
    const placeOf = new Map(starts.map((day, at) => [day, at] as const).toReversed());
    return targets.map((day) => (day === null ? null : (placeOf.get(day) ?? null)));
  };
  const plain = bucketBounds(from, to, "day", clock, { most });
  const found = targets.filter((day) => day !== null).toSorted((a, b) => a - b);
  const inPlace = { from, to, bounds: plain, partners: beside(plain) };
  const [first, last] = [found[0], found.at(-1)];
  if (stays || first === undefined || last === undefined) return inPlace;
  const reach = { from: instantAt(first, timeZone), to: instantAt(last + dayLength, timeZone) };
  if (reach.from >= (plain[0] as number) && reach.to <= (plain.at(-1) as number)) return inPlace;
  // A last day that is not over ends beside the same time of day.
  const running = span.to < (bounds.at(-1) as number) ? targets.at(-1) : undefined;
  const cut = running == null ? [] : [instantAt(running + wallAt(span.to, timeZone) - (days.at(-1) as number), timeZone)];
  const compared = [...new Set([...bucketBounds(reach.from, reach.to, "day", clock, { most }), ...cut])].toSorted((a, b) => a - b);
  const follow = found.every((day, at) => at === 0 || day - (found[at - 1] as number) === dayLength);
  return {
    from: reach.from,
    to: running === last ? (cut[0] ?? reach.to) : reach.to,
    ...(follow ? {} : { whole: { from, to } }),
    bounds: compared,
    partners: beside(compared),
  };
}
