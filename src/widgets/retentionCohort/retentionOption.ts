import type { ChartContext } from "../../charts/chartContext.ts";
import type { ChartOption } from "../../charts/EChart.tsx";
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
  { theme, fontFamily, reducedMotion }: ChartContext,
): ChartOption & { readonly series: readonly Drawn[] } {
  const { left, top, width, height, axis, texts } = layout;
  const periods = lines[0]?.row.cells.length ?? 0;
  const places = [...texts.keys()];
  const text = { color: theme.muted, fontFamily, fontSize: 12 };
  const dataOf = ({ cells }: RetentionRow) =>
    cells.map(({ value, state }, place) => [place, state === "running" ? null : value] as const);
  return {
    animation: !reducedMotion,
    animationDuration: 0,
    animationDurationUpdate: 200,
    textStyle: { fontFamily, fontSize: 12 },
    grid: { left, top, width, height },
    xAxis: {
      type: "value",
      min: periods < 2 ? -0.5 : 0,
      max: periods < 2 ? 0.5 : periods - 1,
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.outline } },
      axisTick: { show: true, length: 4, customValues: places, lineStyle: { color: theme.outline } },
      splitLine: { show: false },
      axisLabel: { ...text, lineHeight: 16, customValues: places, margin: 9, formatter: (place: number) => texts.get(place) ?? "" },
    },
    yAxis: {
      type: "value",
      min: axis.min,
      max: axis.max,
      interval: axis.step,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: theme.border } },
      axisLabel: { ...text, margin: 8, formatter: axis.format },
    },
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
