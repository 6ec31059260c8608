import { breakpoints, columnsOf } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../cockpitDocument.ts";
import type { WidgetSize } from "../widgetSpec.ts";
import { leastColumns, placementsAt } from "./deriveLayout.ts";
import type { LeastSizes } from "./deriveLayout.ts";
import { clamp, inside, overlaps, rowsOf, sorted } from "./placement.ts";
import { compact, stack } from "./settle.ts";

/** A direction in which a widget goes: x grows along the line of text, y down the page. */
export interface Step {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/**
 * Puts a widget elsewhere. Two of the same size change places; else what stands in its way goes below it, and all are
 * drawn up. While a widget is being moved, ask from the layout before: then moving back is what it was.
 *
 * An edit at a breakpoint whose layout was derived makes it one of its own.
 */
export function moveWidget(
  layout: CockpitLayout,
  at: Breakpoint,
  id: string,
  to: Pick<Placement, "x" | "y">,
  sizes: LeastSizes = {},
): CockpitLayout {
  const before = placementsAt(layout, at, sizes);
  const from = before[id];
  if (from === undefined) return layout;
  const target = inside({ ...from, ...to }, columnsOf[at]);
  if (target.x === from.x && target.y === from.y) return layout;
  const met = sorted(before).find(([other, place]) => other !== id && isSame(place, target));
  if (met !== undefined) return withPlacements(layout, at, { ...before, [id]: target, [met[0]]: from });
  return withPlacements(layout, at, placed(before, id, target, columnsOf[at]));
}

/** Gives a widget another size, no smaller than its least and no wider than the columns after its first. */
export function resizeWidget(
  layout: CockpitLayout,
  at: Breakpoint,
  id: string,
  to: Pick<Placement, "w" | "h">,
  sizes: LeastSizes = {},
): CockpitLayout {
  const before = placementsAt(layout, at, sizes);
  const from = before[id];
  if (from === undefined) return layout;
  const widest = columnsOf[at] - from.x;
  const w = clamp(to.w, Math.min(leastColumns(sizes[id], at), widest), widest);
  const h = Math.max(Math.round(to.h), sizes[id]?.minH ?? 2);
  if (w === from.w && h === from.h) return layout;
  return withPlacements(layout, at, placed(before, id, { ...from, w, h }, columnsOf[at]));
}

/** Puts a new widget where it first fits, in the widest layout and in those of their own. */
export function addWidget(layout: CockpitLayout, id: string, size: WidgetSize): CockpitLayout {
  return overEach(layout, (placements, at) => {
    const least = Math.min(leastColumns(size, at, size.w), columnsOf[at]);
    const w = at === "wide" ? Math.min(size.w, 12) : Math.max(least, Math.ceil((size.w * columnsOf[at]) / columnsOf.wide));
    return { ...placements, [id]: freePlace(placements, { w, h: size.h }, columnsOf[at]) };
  });
}

/** Takes a widget out of every layout and draws up what stood below it. */
export function removeWidget(layout: CockpitLayout, id: string): CockpitLayout {
  return overEach(layout, (placements, at) => {
    const { [id]: _gone, ...rest } = placements;
    return compact(rest, columnsOf[at]);
  });
}

/** Gives up a breakpoint's own layout: it follows from the widest again. */
export function deriveAgain(layout: CockpitLayout, at: Exclude<Breakpoint, "wide">): CockpitLayout {
  const { [at]: _own, ...rest } = layout;
  return rest;
}

/** The first place, as one reads, in which a widget of that size stands in nobody's way. */
export function freePlace(placements: Placements, { w, h }: Pick<Placement, "w" | "h">, columns: number): Placement {
  const taken = Object.values(placements);
  const width = clamp(w, 1, columns);
  const end = rowsOf(placements);
  for (let y = 0; y < end; y += 1) {
    for (let x = 0; x <= columns - width; x += 1) {
      const place = { x, y, w: width, h };
      if (!taken.some((other) => overlaps(place, other))) return place;
    }
  }
  return { x: 0, y: end, w: width, h };
}

/**
 * Where a widget that is being moved goes at the next key: the nearest cell in that direction from which the layout
 * comes out another than from `from`; null at the edge. Rows in which it would be drawn up again are passed.
 */
export function nextPlace(
  layout: CockpitLayout,
  at: Breakpoint,
  id: string,
  from: Pick<Placement, "x" | "y">,
  step: Step,
  sizes: LeastSizes = {},
): Pick<Placement, "x" | "y"> | null {
  const before = placementsAt(layout, at, sizes);
  const own = before[id];
  if (own === undefined) return null;
  const placeOf = ({ x, y }: Pick<Placement, "x" | "y">) =>
    JSON.stringify(sorted(placementsAt(moveWidget(layout, at, id, { x, y }, sizes), at, sizes)));
  const now = placeOf(from);
  const [widest, lowest] = [columnsOf[at] - own.w, rowsOf(before)];
  let [x, y] = [from.x + step.x, from.y + step.y];
  for (; x >= 0 && x <= widest && y >= 0 && y <= lowest; [x, y] = [x + step.x, y + step.y]) {
    if (placeOf({ x, y }) !== now) return { x, y };
  }
  return null;
}

/**
 * Who stands in its way goes below it. On the way up and down the widget passes another when it comes above or below its
 * first row, so that nothing changes places too early.
 */
function placed(before: Placements, id: string, target: Placement, columns: number): Placements {
  const from = before[id];
  const isDown = target.y > (from?.y ?? 0);
  const isAside = target.y === from?.y;
  const rank = (other: string) => ((other === id) === isDown ? 1 : 0);
  const rowOf = (place: Placement) => (isAside && overlaps(place, target) ? Math.max(place.y, target.y) : place.y);
  const ordered = sorted({ ...before, [id]: target }).toSorted(
    ([a, one], [b, other]) => rowOf(one) - rowOf(other) || rank(a) - rank(b),
  );
  return stack(ordered, columns);
}

function isSame(a: Placement, b: Placement): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}

function withPlacements(layout: CockpitLayout, at: Breakpoint, placements: Placements): CockpitLayout {
  return { ...layout, [at]: placements };
}

function overEach(layout: CockpitLayout, change: (placements: Placements, at: Breakpoint) => Placements): CockpitLayout {
  const changed = breakpoints.flatMap((at) => {
    const placements = layout[at];
    return placements === undefined ? [] : [[at, change(placements, at)] as const];
  });
  return Object.fromEntries(changed) as unknown as CockpitLayout;
}
