import type { Placement, Placements } from "../../document/cockpitDocument.ts";
import { readingOrder } from "../../document/layout/placement.ts";

export type Way = "left" | "right" | "up" | "down" | "first" | "last";

/**
 * The widget that an arrow key leads to: of those that lie wholly that way the nearest, first the one that stands most
 * beside it; null where there is none.
 */
export function neighborOf(placements: Placements, id: string, way: Way): string | null {
  const order = readingOrder(placements);
  if (way === "first") return order[0] ?? null;
  if (way === "last") return order.at(-1) ?? null;
  const from = placements[id];
  if (from === undefined) return order[0] ?? null;
  const ranked = order
    .filter((other) => other !== id)
    .flatMap((other) => {
      const to = placements[other];
      const distance = to && ahead(from, to, way);
      return to === undefined || distance == null || distance < 0 ? [] : [{ other, distance, aside: aside(from, to, way) }];
    })
    .toSorted((a, b) => a.aside - b.aside || a.distance - b.distance);
  return ranked[0]?.other ?? null;
}

/** Cells from one's edge to the other's; below 0: not that way. */
function ahead(from: Placement, to: Placement, way: "left" | "right" | "up" | "down"): number {
  switch (way) {
    case "left":
      return from.x - (to.x + to.w);
    case "right":
      return to.x - (from.x + from.w);
    case "up":
      return from.y - (to.y + to.h);
    case "down":
      return to.y - (from.y + from.h);
    default:
      return way satisfies never;
  }
}

/** How far it stands off the line: 0 where the two share a row or column. */
function aside(from: Placement, to: Placement, way: Way): number {
  const [a, b] = way === "left" || way === "right" ? [span(from.y, from.h), span(to.y, to.h)] : [span(from.x, from.w), span(to.x, to.w)];
  return Math.max(0, a[0] - b[1] + 1, b[0] - a[1] + 1);
}

function span(start: number, length: number): readonly [number, number] {
  return [start, start + length];
}
