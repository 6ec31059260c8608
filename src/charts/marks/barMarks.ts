import type { BarSeries, ItemStyle } from "../plotOption.ts";
import { lookOf, pointOf, px } from "./mark.ts";
import type { Layer, Mark } from "./mark.ts";
import type { PlotScale } from "./plotScale.ts";
import type { Stacked } from "./stacking.ts";

/** The bars of a series, those that look the same as one. */
export function barMarks({ id, data, z = 2, clip = true, itemStyle }: BarSeries, { x, y, base }: PlotScale, stacked: Stacked, { offset, width }: BarPlace): Layer {
  const alike = new Map([[itemStyle, { style: itemStyle, d: "" }]]);
  for (const datum of data) {
    const [place, value] = pointOf(datum);
    if (value === null) continue;
    const look = lookOf(datum)?.itemStyle ?? itemStyle;
    const together = alike.get(look) ?? { style: { ...itemStyle, ...look }, d: "" };
    alike.set(look, together);
    const [from, to] = stacked(place, value);
    together.d += barOf(px(x(place) + offset), from === null ? base : y(from), width, y(to), together.style);
  }
  const marks = [...alike.values()].flatMap(({ style: { color = "none", opacity, borderColor, borderWidth = 0, decal }, d }, at): readonly Mark[] => {
    if (d === "") return [];
    const edge = borderWidth === 0 ? {} : { stroke: borderColor, strokeWidth: borderWidth };
    const bars = { key: `${id} ${at}`, d, fill: color, opacity, ...edge };
    return decal == null ? [bars] : [bars, { key: `${id} ${at} stripes`, d, fill: decal, opacity }];
  });
  return { z, level: 0, clip, marks };
}

/** A bar with its border inside, rounded at its head alone. */
function barOf(left: number, foot: number, width: number, head: number, { borderWidth = 0, borderRadius = 0 }: ItemStyle): string {
  const edge = Math.min(borderWidth, width, Math.abs(foot - head));
  const up = head <= foot ? 1 : -1;
  const [root, tip] = [px(foot - (up * edge) / 2), px(head + (up * edge) / 2)];
  const [from, to] = [px(left + edge / 2), px(left + width - edge / 2)];
  const radius = borderRadius === 0 ? 0 : px(Math.min(borderRadius[0], (to - from) / 2, Math.abs(root - tip)));
  if (radius === 0) return `M${from} ${root}V${tip}H${to}V${root}Z`;
  const corner = (down: number) => `a${radius} ${radius} 0 0 ${up === 1 ? 1 : 0} ${radius} ${down}`;
  return `M${from} ${root}V${px(tip + up * radius)}${corner(-up * radius)}H${px(to - radius)}${corner(up * radius)}V${root}Z`;
}

export interface BarPlace {
  /** Pixels from the middle of a place to the bar's left edge. */
  readonly offset: number;
  readonly width: number;
}

/** Bars of a place side by side, those of a stack at the same. */
export function barPlaces(series: readonly BarSeries[], { x }: PlotScale, plotWidth: number): ReadonlyMap<BarSeries, BarPlace> {
  const [first] = series;
  if (first === undefined) return new Map();
  const columns = [...new Set(series.map(columnOf))];
  const places = [...new Set(series.flatMap(({ data }) => data.map((datum) => pointOf(datum)[0])))].toSorted((a, b) => a - b);
  const least = places.reduce((gap, place, at) => (at === 0 ? gap : Math.min(gap, place - (places[at - 1] as number))), Infinity);
  const band = least === Infinity ? plotWidth : x(least) - x(0);
  const gap = Number.parseFloat(first.barGap) / 100;
  const count = columns.length;
  const free = band * (1 - Number.parseFloat(first.barCategoryGap) / 100);
  const width = Math.max(first.barMinWidth, Math.min(first.barMaxWidth, free / (count + (count - 1) * gap)));
  const all = width * (count + (count - 1) * gap);
  return new Map(series.map((one) => [one, { width, offset: columns.indexOf(columnOf(one)) * width * (1 + gap) - all / 2 }]));
}

function columnOf({ id, stack }: BarSeries): string {
  return stack == null ? `series ${id}` : `stack ${stack}`;
}
