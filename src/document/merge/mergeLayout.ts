import { breakpoints, columnsOf } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import { freePlace } from "../layout/editLayout.ts";
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
  const placed = mergeRecord(base, ours, theirs, path, (_path, b, o, t) => mergePlace(merge, path, ids, { b, o, t, path: _path }));
  const kept = completed(keepOnly(placed, ids), at, ids);
  return isOneSided ? kept : settle(inNameOrder(kept), columnsOf[at]);
}

interface Three {
  readonly b: Placement | undefined;
  readonly o: Placement | undefined;
  readonly t: Placement | undefined;
  readonly path: string;
}

/** Who was put into the way of others was pushed down by both: that adds up. */
function mergePlace(merge: Merge, layout: string, ids: readonly string[], { b, o, t, path }: Three): Placement | undefined {
  if (!ids.some((id) => path === below(layout, id))) return undefined;
  if (b === undefined || o === undefined || t === undefined) return o === undefined || t === undefined ? (o ?? t) : merge.atom(path, b, o, t);
  const side = (key: "x" | "w" | "h") => merge.atom(below(path, key), b[key], o[key], t[key]) ?? o[key];
  const y = o.y === t.y ? o.y : Math.max(0, o.y + t.y - b.y);
  return { x: side("x"), y, w: side("w"), h: side("h") };
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
