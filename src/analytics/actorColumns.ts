import type { ActorColumns } from "./byActor.ts";

/** Something that someone did at a time, epoch milliseconds. */
export interface ActorEvent {
  readonly actor: string | number;
  readonly event: string;
  readonly time: number;
}

/** Rows as columns. Bit i of a mark: the event is the one named at i. Others are left out. */
export function actorColumns(events: readonly ActorEvent[], names: readonly string[]): ActorColumns {
  const markOf = new Map<string, number>();
  names.forEach((name, bit) => markOf.set(name, (markOf.get(name) ?? 0) | (1 << bit)));
  const asked = events.filter(({ event }) => markOf.has(event));
  const codes = new Map<string | number, number>();
  const actors = Int32Array.from(asked, ({ actor }) => {
    const known = codes.get(actor);
    if (known !== undefined) return known;
    codes.set(actor, codes.size);
    return codes.size - 1;
  });
  return {
    actors,
    actorCount: codes.size,
    times: Float64Array.from(asked, ({ time }) => time),
    marks: Int32Array.from(asked, ({ event }) => markOf.get(event) ?? 0),
  };
}
