import type { ItemStyle, LineSeries, PlotDatum } from "../plotOption.ts";
import type { SeriesShape } from "../seriesStyle.ts";
import { lookOf, px } from "./mark.ts";
import type { Mark } from "./mark.ts";

interface Dot {
  readonly datum: PlotDatum;
  readonly x: number;
  readonly y: number;
}

/** The dots of a series, those that look the same and have no border as one. */
export function dotMarks({ id, symbol = "circle", symbolSize = 4, itemStyle: common = {} }: LineSeries, dots: readonly Dot[]): readonly Mark[] {
  const alike = new Map<string | number, { readonly style: ItemStyle; d: string }>();
  for (const { datum, x, y } of dots) {
    const own = lookOf(datum);
    const style = own?.itemStyle ?? common;
    // A border is covered by the dot in front of it.
    const key = style.borderColor === undefined ? `${style.color} ${style.opacity}` : alike.size;
    const together = alike.get(key) ?? { style, d: "" };
    alike.set(key, together);
    together.d += outline(own?.symbol ?? symbol, x, y, symbolSize / 2);
  }
  return [...alike.values()].map(({ style: { color = "none", opacity, borderColor, borderWidth }, d }, at) => ({
    key: `${id} dots ${at}`,
    d,
    fill: color,
    stroke: borderColor,
    strokeWidth: borderWidth,
    opacity,
  }));
}

/** All of them clockwise, so that where two of one path lie on each other there is no hole. */
function outline(shape: SeriesShape, x: number, y: number, half: number): string {
  const [top, left, size] = [px(y - half), px(x - half), px(2 * half)];
  switch (shape) {
    case "circle":
      return `M${left} ${y}a${half} ${half} 0 1 1 ${size} 0a${half} ${half} 0 1 1 ${-size} 0Z`;
    case "rect":
      return `M${left} ${top}h${size}v${size}h${-size}Z`;
    case "triangle":
      return `M${x} ${top}l${half} ${size}h${-size}Z`;
    case "diamond":
      return `M${x} ${top}l${half} ${half}l${-half} ${half}l${-half} ${-half}Z`;
  }
}
