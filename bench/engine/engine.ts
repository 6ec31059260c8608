/** One line of an answer: the group's key, then its numbers. */
export type Line = readonly [key: string | number, ...numbers: number[]];
export type Answer = readonly Line[];

export const brushedNames = ["region", "product", "channel", "team", "priority"] as const;

/**
 * What each peer is asked. `products` are those of the filter. A peer that keeps state (crossfilter's filters) changes
 * it inside the call: that is the cost of asking it something new.
 */
export interface Engine {
  readonly name: string;
  countByDay(products: readonly string[]): Answer | Promise<Answer>;
  responseByRegionAndWeek(products: readonly string[]): Answer | Promise<Answer>;
  customersByMonth(): Answer | Promise<Answer>;
  /** The twenty agents with the most tickets, of all products where there is no filter. */
  topAgents(products: readonly string[] | null): Answer | Promise<Answer>;
  /** Tickets of the days `[from, to)` by each of `brushedNames`. */
  brush(from: number, to: number): readonly Answer[] | Promise<readonly Answer[]>;
  /** Forgets answers to earlier questions, where the engine keeps any; load and indexes stay. */
  forget?(): void | Promise<void>;
  close?(): void;
}

/** The lines with the largest numbers, ties by key; picked in one pass, since `count` is small. */
export function largest(lines: Answer, count: number): Answer {
  const top: Line[] = [];
  const before = (a: Line, b: Line) => a[1] !== undefined && b[1] !== undefined && (a[1] > b[1] || (a[1] === b[1] && a[0] < b[0]));
  for (const line of lines) {
    const last = top[count - 1];
    if (last !== undefined && !before(line, last)) continue;
    let place = Math.min(top.length, count - 1);
    while (place > 0 && before(line, top[place - 1] as Line)) {
      top[place] = top[place - 1] as Line;
      place--;
    }
    top[place] = line;
  }
  return top;
}
