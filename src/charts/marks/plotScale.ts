import type { PlotOption } from "../plotOption.ts";

/** Where a plot's places and values stand, in pixels of the chart. */
export interface PlotScale {
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
  /** Of what stands on nothing: of zero, or of the edge nearest to it. */
  readonly base: number;
}

export function plotScale({ grid: { left, top, width, height }, xAxis, yAxis }: PlotOption, axis: 0 | 1 = 0): PlotScale {
  const { min, max } = yAxis[axis] ?? { min: 0, max: 1 };
  const wide = width / (xAxis.max - xAxis.min || 1);
  const high = height / (max - min || 1);
  const y = (value: number) => top + height - (value - min) * high;
  return { x: (place) => left + (place - xAxis.min) * wide, y, base: y(Math.max(min, Math.min(max, 0))) };
}
