import fc from "fast-check";
import { columnsOf } from "../../../src/document/cockpitDocument.ts";
import type { CockpitLayout, Placements } from "../../../src/document/cockpitDocument.ts";
import { overlaps } from "../../../src/document/layout/placement.ts";

const place = fc.record({
  x: fc.integer({ min: -2, max: 13 }),
  y: fc.integer({ min: 0, max: 12 }),
  w: fc.integer({ min: 1, max: 13 }),
  h: fc.integer({ min: 2, max: 7 }),
});

/** As hands and models write them: widgets may overlap and stand outside. */
export const anyPlacements: fc.Arbitrary<Placements> = fc
  .array(place, { minLength: 1, maxLength: 12 })
  .map((places) => Object.fromEntries(places.map((one, index) => [`w${index}`, one])));

export const anyLayout: fc.Arbitrary<CockpitLayout> = anyPlacements.chain((wide) =>
  fc.record({ wide: fc.constant(wide), narrow: fc.constantFrom(undefined, wide) }).map(({ narrow }) => ({ wide, ...(narrow && { narrow }) })),
);

export function faultsOf(placements: Placements, columns: number = columnsOf.wide): readonly string[] {
  const entries = Object.entries(placements);
  return entries.flatMap(([id, one], index) => [
    ...(one.x < 0 || one.y < 0 || one.w < 1 || one.x + one.w > columns ? [`${id} is outside`] : []),
    ...entries.slice(index + 1).flatMap(([other, place]) => (overlaps(one, place) ? [`${id} is over ${other}`] : [])),
  ]);
}
