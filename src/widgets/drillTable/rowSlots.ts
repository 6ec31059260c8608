/** The rows that are drawn, in their order, and the element of each, as a number of its own. */
export interface RowSlots {
  readonly of: ReadonlyMap<string, number>;
  readonly next: number;
}

export const noSlots: RowSlots = { of: new Map(), next: 0 };

/**
 * Elements for the rows `keys`: a row that was drawn before keeps its own and with it the focus; another takes that of
 * a row that is gone from between the same two, so that no element moves in the page. The same object where nothing changes.
 */
export function rowSlots(last: RowSlots, keys: readonly string[]): RowSlots {
  const before = [...last.of];
  if (keys.length === before.length && keys.every((key, at) => before[at]?.[0] === key)) return last;
  const places = new Map(before.map(([key], at) => [key, at]));
  const drawn = new Set(keys);
  let { next } = last;
  let at = 0;
  const of = new Map<string, number>();
  for (const key of keys) {
    const place = places.get(key);
    const [gone, free] = before[at] ?? [];
    if (place !== undefined) {
      of.set(key, last.of.get(key) ?? next);
      at = Math.max(at, place + 1);
    } else if (gone !== undefined && free !== undefined && !drawn.has(gone)) {
      of.set(key, free);
      at += 1;
    } else {
      of.set(key, next);
      next += 1;
    }
  }
  return { of, next };
}
