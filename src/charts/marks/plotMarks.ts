import type { PlotOption } from "../plotOption.ts";
import { barMarks, barPlaces } from "./barMarks.ts";
import { lineMarks } from "./lineMarks.ts";
import type { Layer } from "./mark.ts";
import { plotScale } from "./plotScale.ts";
import { stacking } from "./stacking.ts";

/**
 * The picture as shapes, those further back first: where ECharts would draw them. It needs 4 milliseconds for what these
 * need 0.3 for, and draws what is too much for SVG.
 */
export function plotMarks(option: PlotOption): readonly Layer[] {
  const { series, grid } = option;
  const stackOf = stacking();
  const bars = barPlaces(series.filter((one) => one.type === "bar"), plotScale(option), grid.width);
  const layers = series.flatMap((one) => {
    const scale = plotScale(option, one.yAxisIndex);
    if (one.type === "line") return lineMarks(one, scale, stackOf(one));
    const place = bars.get(one);
    return place === undefined ? [] : [barMarks(one, scale, stackOf(one), place)];
  });
  return layers.toSorted((a, b) => a.z - b.z || a.level - b.level);
}
