import type { ChartContext } from "../../charts/chartContext.ts";
import type { ChartOption } from "../../charts/EChart.tsx";
import { placeAxis, plotFrame, valueAxis } from "../../charts/plotAxes.ts";
import type { CurveLayout, CurveLine } from "./curveLayout.ts";
import type { RetentionRow } from "./retentionModel.ts";

interface Drawn {
  readonly type: "line";
  readonly name: string;
  readonly data: readonly (readonly [number, number | null])[];
  readonly [key: string]: unknown;
}

/** The picture as ECharts takes it: cohorts faint behind the lines, which have their color, dash and shape. */
export function retentionOption(
  lines: readonly CurveLine[],
  cohorts: readonly RetentionRow[],
  layout: CurveLayout,
  context: ChartContext,
): ChartOption & { readonly series: readonly Drawn[] } {
  const { theme } = context;
  const { axis, texts } = layout;
  const periods = lines[0]?.row.cells.length ?? 0;
  const dataOf = ({ cells }: RetentionRow) =>
    cells.map(({ value, state }, place) => [place, state === "running" ? null : value] as const);
  const places = placeAxis(periods < 2 ? [-0.5, 0.5] : [0, periods - 1], texts, context);
  return {
    ...plotFrame(layout, context),
    xAxis: { ...places, axisLabel: { ...places.axisLabel, lineHeight: 16 } },
    yAxis: valueAxis(axis, context),
    series: [
      ...cohorts.map((row): Drawn => ({
        type: "line",
        name: row.key,
        data: dataOf(row),
        silent: true,
        showSymbol: false,
        lineStyle: { color: theme.outline, width: 1, opacity: 0.3 },
        z: 1,
      })),
      ...lines.map(({ key, row, pen }): Drawn => ({
        type: "line",
        name: key,
        data: dataOf(row),
        silent: true,
        symbol: pen.shape,
        symbolSize: 7,
        showSymbol: periods <= 31,
        lineStyle: { color: pen.color, width: row.kind === "compare" ? 1.5 : 2.5, type: pen.dash.length === 0 ? "solid" : [...pen.dash] },
        itemStyle: { color: pen.color },
        z: 3,
      })),
    ],
  };
}
