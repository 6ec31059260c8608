import type { ChartContext } from "../../charts/chartContext.ts";
import { plotOption, quiet } from "../../charts/plotOption.ts";
import type { LineSeries, LineStyle, PlotItem, PlotOption, PlotPoint } from "../../charts/plotOption.ts";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { stepsBack } from "../../selection/marked.ts";
import type { Marked } from "../../selection/marked.ts";
import type { FunnelTrendModel } from "./funnelModel.ts";
import type { FunnelTrendLayout } from "./funnelTrendLayout.ts";

const openDash = [2, 4];

/** The lines; axes and what is pointed at or hatched are drawn around them. */
export function funnelTrendOption(
  model: FunnelTrendModel,
  layout: FunnelTrendLayout,
  context: ChartContext,
  { selected = null }: { readonly selected?: Marked } = {},
): PlotOption {
  const { theme } = context;
  const { points, min, max } = layout;
  const series = model.lines.flatMap(({ conversion, compare, small }, at): readonly LineSeries[] => {
    const segment = model.segments[at];
    const { color, dash, shape } = seriesStyle(theme, segment?.slot ?? null);
    const opacity = stepsBack(selected, segment?.key) ? 0.22 : 1;
    const cut = Math.max(0, model.openFrom - 1);
    const hollow = { color: theme.surface, borderColor: theme.outline, borderWidth: 1.5, opacity };
    const plain = { color, opacity };
    const closed = conversion.slice(model.wholeFrom, model.openFrom).map((value, index) => [model.wholeFrom + index, value] as const);
    const begun = conversion.slice(0, model.wholeFrom + 1).map((value, index) => [index, value] as const);
    const open = conversion.slice(cut).map((value, index) => [cut + index, value] as const);
    const alone = [...begun.slice(0, model.wholeFrom), ...closed].flatMap(([index, value]): readonly PlotItem[] => {
      const isolated = (conversion[index - 1] ?? null) === null && (conversion[index + 1] ?? null) === null;
      if (value === null || (!isolated && !small.has(index))) return [];
      return [{ value: [index, value], itemStyle: small.has(index) ? hollow : plain }];
    });
    const line = (id: string, data: LineSeries["data"], style: LineStyle): LineSeries => ({
      ...quiet,
      type: "line",
      id: `${segment?.key} ${id}`,
      clip: false,
      data,
      lineStyle: { join: "round", ...style },
    });
    return [
      ...(model.comparison === null
        ? []
        : [
            line("compare", compare.map((value, index): PlotPoint => [index, value]), {
              color: model.lines.length === 1 ? theme.outline : color,
              width: 1.5,
              opacity: 0.6 * opacity,
            }),
          ]),
      line("closed", closed, { color, width: 2, opacity, type: dash.length === 0 ? "solid" : dash }),
      ...(model.wholeFrom > 0 ? [line("cut", begun, { color, width: 2, opacity, type: openDash })] : []),
      ...(model.openFrom < points ? [line("open", open, { color, width: 2, opacity, type: openDash })] : []),
      ...(alone.length === 0
        ? []
        : [{ ...line("marks", alone, { width: 0, opacity: 0 }), showSymbol: true, symbol: shape, symbolSize: 7 }]),
    ];
  });
  return plotOption({ box: layout, window: { from: -0.5, to: points - 0.5 }, axes: [{ min, max }], series }, context);
}
