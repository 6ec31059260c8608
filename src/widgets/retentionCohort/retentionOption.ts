import type { ChartContext } from "../../charts/chartContext.ts";
import { plotOption, quiet } from "../../charts/plotOption.ts";
import type { LineSeries, PlotOption, PlotPoint } from "../../charts/plotOption.ts";
import type { CurveLayout, CurveLine } from "./curveLayout.ts";
import type { RetentionRow } from "./retentionModel.ts";

/** Above so many periods their dots would run into each other. */
const MOST_DOTTED = 31;

/** The picture: cohorts faint behind the lines, which have their color, dash and shape. */
export function retentionOption(
  lines: readonly CurveLine[],
  cohorts: readonly RetentionRow[],
  layout: CurveLayout,
  context: ChartContext,
): PlotOption {
  const { theme } = context;
  const { axis } = layout;
  const periods = lines[0]?.row.cells.length ?? 0;
  const dataOf = ({ cells }: RetentionRow) =>
    cells.map(({ value, state }, place): PlotPoint => [place, state === "running" ? null : value]);
  const series: readonly LineSeries[] = [
    ...cohorts.map((row): LineSeries => ({
      ...quiet,
      type: "line",
      id: `${row.key} cohort`,
      data: dataOf(row),
      clip: false,
      lineStyle: { color: theme.outline, width: 1, opacity: 0.3 },
      z: 1,
    })),
    ...lines.map(({ key, row, pen }): LineSeries => ({
      ...quiet,
      type: "line",
      id: key,
      data: dataOf(row),
      clip: false,
      symbol: pen.shape,
      symbolSize: 7,
      showSymbol: periods <= MOST_DOTTED,
      lineStyle: { color: pen.color, width: row.kind === "compare" ? 1.5 : 2.5, type: pen.dash.length === 0 ? "solid" : pen.dash },
      itemStyle: { color: pen.color },
    })),
  ];
  const window = periods < 2 ? { from: -0.5, to: 0.5 } : { from: 0, to: periods - 1 };
  return plotOption({ box: layout, window, axes: [axis], series }, context);
}
