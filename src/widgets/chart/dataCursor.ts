/** A place in a chart: which point of which series. */
export interface CursorPlace {
  readonly point: number;
  readonly series: number;
}

export interface CursorBounds {
  readonly points: number;
  readonly series: number;
}

/**
 * Where a key leads from `place` (null: nothing is focused yet, which starts at the last point).
 * Undefined for keys that do not move.
 */
export function moveCursor(key: string, place: CursorPlace | null, { points, series }: CursorBounds): CursorPlace | undefined {
  const from = place ?? { point: points - 1, series: 0 };
  const to = (point: number, row = from.series): CursorPlace => ({
    point: clamp(point, points),
    series: clamp(row, series),
  });
  switch (key) {
    case "ArrowLeft":
      return to(place === null ? from.point : from.point - 1);
    case "ArrowRight":
      return to(place === null ? from.point : from.point + 1);
    case "ArrowUp":
      return to(from.point, from.series - 1);
    case "ArrowDown":
      return to(from.point, place === null ? from.series : from.series + 1);
    case "PageUp":
      return to(from.point - 10);
    case "PageDown":
      return to(from.point + 10);
    case "Home":
      return to(0);
    case "End":
      return to(points - 1);
    default:
      return undefined;
  }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
