import type { LineSeries, PlotDatum } from "../plotOption.ts";
import { dotMarks } from "./dotMarks.ts";
import { pointOf, px } from "./mark.ts";
import type { Layer, Mark } from "./mark.ts";
import type { PlotScale } from "./plotScale.ts";
import type { Stacked } from "./stacking.ts";

const COLUMN_PX = 4;

interface Drawn {
  readonly datum: PlotDatum;
  readonly x: number;
  readonly y: number;
  /** Where its area ends. */
  readonly foot: number;
}

/** A line with the area below it and the dots on it. */
export function lineMarks(series: LineSeries, scale: PlotScale, stacked: Stacked): readonly Layer[] {
  const { id, z = 3, clip = true, lineStyle, areaStyle = null, itemStyle, showSymbol } = series;
  const runs = runsOf(series, scale, stacked);
  const layer = (level: Layer["level"], marks: readonly Mark[]): Layer => ({ z, level, clip, marks });
  const area = areaStyle === null ? "" : runs.map((run) => areaOf(run, series.stack != null)).join("");
  const line = lineStyle.width === 0 ? "" : runs.map(lineOf).join("");
  const { color, width, type, opacity, cap, join } = lineStyle;
  const decal = itemStyle?.decal;
  return [
    ...(areaStyle === null || area === ""
      ? []
      : [
          layer(0, [
            { key: `${id} area`, d: area, fill: areaStyle.color, opacity: areaStyle.opacity },
            ...(decal == null ? [] : [{ key: `${id} stripes`, d: area, fill: decal, opacity: areaStyle.opacity }]),
          ]),
        ]),
    ...(line === ""
      ? []
      : [layer(1, [{ key: id, d: line, fill: "none", stroke: color, strokeWidth: width, dash: type === "solid" ? undefined : type, cap, join, opacity }])]),
    ...(showSymbol ? [layer(2, dotMarks(series, runs.flat()))] : []),
  ];
}

/** What lies between gaps. */
function runsOf({ data }: LineSeries, { x, y, base }: PlotScale, stacked: Stacked): readonly (readonly Drawn[])[] {
  const runs: Drawn[][] = [];
  let open: Drawn[] | undefined;
  for (const datum of data) {
    const [place, value] = pointOf(datum);
    if (value === null) {
      open = undefined;
      continue;
    }
    const [from, to] = stacked(place, value);
    if (open === undefined) runs.push((open = []));
    open.push({ datum, x: px(x(place)), y: px(y(to)), foot: px(from === null ? base : y(from)) });
  }
  return runs;
}

function lineOf(run: readonly Drawn[]): string {
  let d = "";
  for (const { x, y } of run) d += `${d === "" ? "M" : "L"}${x} ${y}`;
  return d;
}

function areaOf(run: readonly Drawn[], isStacked: boolean): string {
  const [first, ...others] = run;
  // What stands alone in a stack: an area has no width there, and a dot would say nothing of its share.
  if (isStacked && first !== undefined && others.length === 0) return `M${px(first.x - COLUMN_PX / 2)} ${first.y}h${COLUMN_PX}V${first.foot}h${-COLUMN_PX}Z`;
  let d = lineOf(run);
  for (let at = run.length - 1; at >= 0; at -= 1) {
    const { x, foot } = run[at] as Drawn;
    d += `L${x} ${foot}`;
  }
  return `${d}Z`;
}
