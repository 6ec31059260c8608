import { breakpoints, columnsOf } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import { freePlace } from "../layout/editLayout.ts";
import { overlaps } from "../layout/placement.ts";
import { settle } from "../layout/settle.ts";
import { mergeRecord } from "./mergeRecord.ts";
import type { Merge } from "./mergeRecord.ts";
import { sameJson } from "./sameJson.ts";

/** The layouts of a merged document, which name the widgets that are left and no others. */
export function mergeLayout(
  merge: Merge,
  base: CockpitLayout,
  ours: CockpitLayout,
  theirs: CockpitLayout,
  ids: readonly string[],
): CockpitLayout {
  const layouts = breakpoints.flatMap((at) => {
    const merged = mergePlacements(merge, at, [base[at], ours[at], theirs[at]], ids);
    return merged === undefined ? [] : [[at, merged] as const];
  });
  return Object.fromEntries(layouts) as unknown as CockpitLayout;
}

function mergePlacements(
  merge: Merge,
  at: Breakpoint,
  [base, ours, theirs]: readonly [Placements | undefined, Placements | undefined, Placements | undefined],
  ids: readonly string[],
): Placements | undefined {
  const path = `layout.${at}`;
  if (ours === undefined || theirs === undefined || base === undefined) {
    const whole = merge.atom(path, base, ours, theirs);
    return whole && completed(keepOnly(whole, ids), at, ids);
  }
  const isOneSided = sameJson(base, theirs) || sameJson(base, ours) || sameJson(ours, theirs);
  const placed = mergeRecord(base, ours, theirs, path, (at, b, o, t) => {
    const id = ids.find((one) => at === below(path, one));
    if (id === undefined || b === undefined || o === undefined || t === undefined) return placedByOne(merge, at, id, { b, o, t });
    const made = [madeRoom(id, base, ours), madeRoom(id, base, theirs)] as const;
    return mergePlace(merge, at, { b, o, t }, made);
  });
  const kept = completed(keepOnly(placed, ids), at, ids);
  return isOneSided ? kept : settle(inNameOrder(kept), columnsOf[at]);
}

interface Three<T> {
  readonly b: T;
  readonly o: T;
  readonly t: T;
}

function placedByOne(merge: Merge, path: string, id: string | undefined, { b, o, t }: Three<Placement | undefined>): Placement | undefined {
  if (id === undefined) return undefined;
  return o === undefined || t === undefined ? (o ?? t) : merge.atom(path, b, o, t);
}

/** Who made room on both sides makes room for both: that adds up. Who was moved stands where it was put. */
function mergePlace(merge: Merge, path: string, { b, o, t }: Three<Placement>, [byOurs, byTheirs]: readonly [boolean, boolean]): Placement {
  const side = (key: keyof Placement) => merge.atom(below(path, key), b[key], o[key], t[key]) ?? o[key];
  const moved = () => (byOurs ? t.y : byTheirs ? o.y : side("y"));
  const y = byOurs && byTheirs && o.y !== t.y ? Math.max(0, o.y + t.y - b.y) : moved();
  return { x: side("x"), y, w: side("w"), h: side("h") };
}

/** Whether a widget only made room: it stayed, went down from a place that others took, or up to one that they left. */
function madeRoom(id: string, base: Placements, side: Placements): boolean {
  const [from, to] = [base[id], side[id]];
  if (from === undefined || to === undefined || from.y === to.y) return true;
  const [layout, place] = to.y > from.y ? [side, from] : [base, { ...from, y: to.y }];
  return Object.entries(layout).some(([other, taken]) => other !== id && overlaps(taken, place));
}

function keepOnly(placements: Placements, ids: readonly string[]): Placements {
  return Object.fromEntries(Object.entries(placements).filter(([id]) => ids.includes(id)));
}

function inNameOrder(placements: Placements): Placements {
  return Object.fromEntries(Object.entries(placements).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Who one side added does not stand in a layout that the other made. */
function completed(placements: Placements, at: Breakpoint, ids: readonly string[]): Placements {
  let whole = placements;
  for (const id of ids.toSorted()) {
    if (Object.hasOwn(whole, id)) continue;
    whole = { ...whole, [id]: freePlace(whole, { w: Math.ceil(columnsOf[at] / 2), h: 6 }, columnsOf[at]) };
  }
  return whole;
}
