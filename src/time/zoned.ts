import type { Grain } from "../query/range.ts";
import { elapsedOf } from "./duration.ts";
import type { Duration } from "./duration.ts";
import { gridNext, gridOf, gridStart } from "./grid.ts";
import type { Grid, Zone } from "./grid.ts";
import { instantAt, instantsInOrder, offsetAt, wallAt, wallsAt, zoneTransitions } from "./offsets.ts";
import { addDates, datesBefore, dayLength, dayOf } from "./wall.ts";

/** Start of the unit that holds the instant, both in epoch milliseconds. Hours and minutes are the zone's own. */
export function startOf(instant: number, unit: Grain, zone: Zone): number {
  return startOn(gridOf(unit, zone), instant, zone);
}

/** The start of the unit so many after the one that holds the instant. */
export function startAfter(instant: number, unit: Grain, count: number, zone: Zone): number {
  const grid = gridOf(unit, zone);
  const start = startOn(grid, instant, zone);
  if (grid.kind === "elapsed") return startOn(grid, start + count * grid.length, zone);
  return instantAt(gridNext(grid, gridStart(grid, wallAt(start, zone.timeZone)), count), zone.timeZone);
}

function startOn(grid: Grid, instant: number, { timeZone }: Zone): number {
  const offset = offsetAt(instant, timeZone);
  const wall = gridStart(grid, instant + offset);
  if (grid.kind === "elapsed") {
    const start = wall - offset;
    return zoneTransitions(timeZone, start, instant + 1).at(-1)?.at ?? start;
  }
  // Where clocks fall back over the start of a unit, it stays started.
  const next = instantAt(gridNext(grid, wall, 1), timeZone);
  return next <= instant ? next : instantAt(wall, timeZone);
}

/**
 * The wall times that name the buckets which start at these instants, in order: midnight also on a day whose midnight
 * clocks skip.
 */
export function bucketWalls(grid: Grid, starts: readonly number[], { timeZone }: Zone): readonly number[] {
  return wallsAt(starts, timeZone).map((wall) => gridStart(grid, wall));
}

/** The instant a calendar duration later (earlier for negative ones): dates first, then hours as elapsed time. */
export function addDuration(instant: number, duration: Duration, { timeZone }: Zone): number {
  const wall = wallAt(instant, timeZone);
  const moved = addDates(wall, duration);
  return (moved === wall ? instant : instantAt(moved, timeZone)) + elapsedOf(duration);
}

/**
 * The instant with the same date and time of day a calendar duration earlier; null where no such local time exists:
 * 31 March minus a month, or an hour that daylight saving leaves out.
 */
export function sameTimeBefore(instant: number, duration: Duration, { timeZone }: Zone): number | null {
  const wall = datesBefore(duration)(wallAt(instant, timeZone));
  if (wall === null) return null;
  const elapsed = elapsedOf(duration);
  const before = instantAt(wall, timeZone);
  return elapsed !== 0 || wallAt(before, timeZone) === wall ? before - elapsed : null;
}

/**
 * Boundaries of the buckets that cover `[from, to)`: the start of each, and the end of the last. A bucket at either
 * end may reach beyond the range.
 * @param most stops after this many buckets; the caller refuses what is longer
 */
export function bucketBounds(
  from: number,
  to: number,
  grain: Grain,
  zone: Zone,
  { most = 100_000 } = {},
): readonly number[] {
  const grid = gridOf(grain, zone);
  const bounds = [startOn(grid, from, zone)];
  if (grid.kind === "elapsed") return elapsedBounds(bounds, to, grid, zone, most);
  let last = bounds[0] as number;
  const instantOn = instantsInOrder(last, to, zone.timeZone);
  for (let wall = gridStart(grid, wallAt(last, zone.timeZone)); last < to && bounds.length <= most; ) {
    wall = gridNext(grid, wall, 1);
    const next = instantOn(wall);
    // A date that a zone skipped, as Samoa did on 30 December 2011, has no bucket.
    if (next > last) bounds.push(next);
    last = next;
  }
  return grid.kind === "business" ? withoutFreeEnd(bounds, to, zone) : bounds;
}

/** Up to an hour, buckets follow one another in elapsed time; a change of the offset begins a new one. */
function elapsedBounds(
  bounds: number[],
  to: number,
  grid: Extract<Grid, { readonly kind: "elapsed" | "even" }>,
  { timeZone }: Zone,
  most: number,
): readonly number[] {
  let last = bounds[0] as number;
  let offset = offsetAt(last, timeZone);
  const end = Math.min(to, last + most * grid.length) + grid.length;
  const changes = zoneTransitions(timeZone, last + 1, end);
  for (let at = 0; last < to && bounds.length <= most; bounds.push(last)) {
    const next = gridStart(grid, last + offset) + grid.length - offset;
    const change = changes[at];
    const isCut = change !== undefined && change.at <= next;
    last = isCut ? change.at : next;
    if (!isCut) continue;
    offset = change.after;
    at += 1;
  }
  return bounds;
}

/** The last business day of a range ends with the range, where that ends among the free days after it. */
function withoutFreeEnd(bounds: number[], to: number, { timeZone }: Zone): readonly number[] {
  const start = bounds.at(-2);
  const end = bounds.at(-1) as number;
  if (start === undefined || end <= to) return bounds;
  const dayEnd = instantAt(dayOf(wallAt(start, timeZone)) + dayLength, timeZone);
  return [...bounds.slice(0, -1), Math.min(end, Math.max(to, dayEnd))];
}
