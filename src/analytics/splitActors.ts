/** A column of codes from 0 on; −1 is unknown. */
interface Coded {
  readonly codes: ArrayLike<number>;
  readonly values: { readonly length: number };
}

/** Actors taken apart by what their events have in common. */
export interface SplitActors {
  /** Code of the part that each event is in. */
  readonly parts: Int32Array;
  readonly partCount: number;
  /** What each part was before. */
  readonly wholeOf: Int32Array;
}

/** One part for every actor and value of the column that occur together; unknown is a value like others. */
export function splitActors(actors: Int32Array, { codes, values }: Coded): SplitActors {
  const width = values.length + 1;
  const known = new Map<number, number>();
  const wholeOf: number[] = [];
  const parts = new Int32Array(actors.length);
  for (let row = 0; row < parts.length; row++) {
    const actor = actors[row] as number;
    const key = actor * width + (codes[row] as number) + 1;
    let part = known.get(key);
    if (part === undefined) {
      part = wholeOf.push(actor) - 1;
      known.set(key, part);
    }
    parts[row] = part;
  }
  return { parts, partCount: wholeOf.length, wholeOf: Int32Array.from(wholeOf) };
}
