import type { Placement, Placements } from "../cockpitDocument.ts";

export function overlaps(a: Placement, b: Placement): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The widgets as they are read: by rows, and from the start of a row to its end. */
export function readingOrder(placements: Placements): readonly string[] {
  return sorted(placements).map(([id]) => id);
}

export function sorted(placements: Placements): readonly (readonly [id: string, place: Placement])[] {
  return Object.entries(placements).toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x);
}

/** Rows that are taken. */
export function rowsOf(placements: Placements): number {
  return Math.max(0, ...Object.values(placements).map(({ y, h }) => y + h));
}

/** Inside the grid: a size of one cell at least, and no column outside. */
export function inside({ x, y, w, h }: Placement, columns: number): Placement {
  const width = clamp(w, 1, columns);
  return { x: clamp(x, 0, columns - width), y: Math.max(0, Math.round(y)), w: width, h: Math.max(1, Math.round(h)) };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value), least), most);
}
