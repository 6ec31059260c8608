import type { Placement, Placements } from "../cockpitDocument.ts";
import { inside, sorted } from "./placement.ts";

/**
 * Puts one after the other below those that were put before it in its columns, so that no two overlap.
 * @param least the first row that a widget may have; those in order are drawn up to it
 */
export function stack(
  ordered: Iterable<readonly [id: string, place: Placement]>,
  columns: number,
  least: (place: Placement) => number = () => 0,
): Placements {
  const bottoms = Array.from({ length: columns }, () => 0);
  const stacked: [string, Placement][] = [];
  for (const [id, given] of ordered) {
    const place = inside(given, columns);
    const y = Math.max(least(place), ...bottoms.slice(place.x, place.x + place.w));
    bottoms.fill(y + place.h, place.x, place.x + place.w);
    stacked.push([id, { ...place, y }]);
  }
  return Object.fromEntries(stacked);
}

/** Draws every widget up as far as nothing stands in its way. What overlaps goes below what is read before it. */
export function compact(placements: Placements, columns: number): Placements {
  return stack(sorted(placements), columns);
}

/** As given, gaps and all, but inside the grid and with nothing over anything else. */
export function settle(placements: Placements, columns: number): Placements {
  return stack(sorted(placements), columns, ({ y }) => y);
}
