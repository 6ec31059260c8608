import type { PlotSeries } from "../plotOption.ts";

/** Between which values one of a series stands; `from` is null on the axis. */
export type Stacked = (place: number, value: number) => readonly [from: number | null, to: number];

interface Ends {
  up: number;
  down: number;
}

/**
 * Where the values of series stand that are drawn in this order: those of one stack on each other, what is above zero up
 * from it, what is below down.
 */
export function stacking(): (series: Pick<PlotSeries, "stack" | "yAxisIndex">) => Stacked {
  const stacks = new Map<string, Map<number, Ends>>();
  return ({ stack, yAxisIndex = 0 }) => {
    if (stack == null) return (_, value) => [null, value];
    const key = `${yAxisIndex} ${stack}`;
    const ends = stacks.get(key) ?? new Map<number, Ends>();
    stacks.set(key, ends);
    return (place, value) => {
      const own = ends.get(place) ?? { up: 0, down: 0 };
      ends.set(place, own);
      const side = value < 0 ? "down" : "up";
      const from = own[side];
      own[side] += value;
      return [from === 0 ? null : from, own[side]];
    };
  };
}
