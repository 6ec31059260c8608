import type { ChartContext } from "../../charts/chartContext.ts";
import { decimate, lowerBound } from "../../charts/decimate.ts";
import type { Window } from "../../charts/decimate.ts";
import { quiet } from "../../charts/plotOption.ts";
import type { AreaStyle, ItemStyle, LineSeries, PlotItem, PlotPoint, PlotSeries } from "../../charts/plotOption.ts";
import { seriesStyle, stripes } from "../../charts/seriesStyle.ts";
import type { SeriesStyle } from "../../charts/seriesStyle.ts";
import type { Theme } from "../../theme/tokens.ts";
import type { TrendLayout } from "./trendLayout.ts";
import { stepsBack } from "../../selection/marked.ts";
import type { Marked } from "../../selection/marked.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { wholeFrom } from "./trendOutlook.ts";
import { comparedAt, sidedValues } from "./trendStack.ts";

interface Pen extends SeriesStyle {
  readonly opacity: number;
}

export interface DrawnOptions {
  /** The series shown. */
  readonly series?: readonly TrendSeries[];
  /** Keys of the series that the others step back behind. */
  readonly selected?: Marked;
  /** Whether their names and shapes stand beside their ends. */
  readonly named?: boolean;
}

const RUNNING_DASH = [2, 4];
/** The least pixels of a bucket whose parts of a stack are set apart: of a thinner bar the edges leave nothing. */
const LEAST_EDGED = 6;

/** The marks of a trend, those further back first. */
export function drawnSeries(
  model: TrendModel,
  layout: TrendLayout,
  context: ChartContext,
  { series = model.series, selected = null, named = false }: DrawnOptions,
): readonly PlotSeries[] {
  const { times, stacked } = model;
  const { theme } = context;
  const columns = Math.max(1, Math.round(layout.width));
  const { from, to } = layout.window;
  const isEdged = stacked && columns >= LEAST_EDGED * (lowerBound(times, to + 1) - lowerBound(times, from));
  const totals = stacked ? times.map((_, index) => series.reduce((sum, { values }) => sum + Math.abs(values[index] ?? 0), 0)) : null;
  // A line's marks are looked for among what is drawn of it.
  const drawnOf = new Map<readonly (number | null)[], readonly number[]>();
  const visible = (values: readonly (number | null)[]) => {
    const own = totals ?? values;
    const indices = drawnOf.get(own) ?? decimate(times, own, { ...layout.window, columns });
    drawnOf.set(own, indices);
    return indices;
  };
  const penOf = ({ slot, key }: TrendSeries): Pen => ({
    ...seriesStyle(theme, model.series.length === 1 ? 0 : slot),
    opacity: stepsBack(selected, key) ? 0.22 : 1,
  });
  const comparison = comparisonLines(model, context, series, penOf, visible);
  // All of it lies in the plot, unless the plot shows a part of the time: a browser cuts each line apart.
  const clip = (times[0] ?? 0) < from || (times.at(-1) ?? 0) > to;
  const drawn: readonly PlotSeries[] = [
    ...(stacked ? [] : comparison),
    ...series.flatMap((one) =>
      model.kind === "bar"
        ? bars(model, one, penOf(one), { indices: visible(one.values), isEdged, theme })
        : lines(model, one, penOf(one), visible(one.values), context),
    ),
    ...(stacked ? comparison : []),
    ...(model.kind === "bar" || stacked
      ? []
      : ([0, 1] as const).flatMap((axis) =>
          marks(axis, series.filter((one) => one.axis === axis).flatMap((one) =>
            marked(model, one, penOf(one), { indices: visible(one.values), window: layout.window, theme, named }),
          )),
        )),
    ...targetLine(model, layout, context),
  ];
  return drawn.map((one) => ({ clip, ...one }));
}

function lines(
  model: TrendModel,
  one: TrendSeries,
  pen: Pen,
  indices: readonly number[],
  { theme }: ChartContext,
): readonly PlotSeries[] {
  const { kind, stacked, series } = model;
  const points = pointsOf(model, stacked ? sidedValues(one.values) : one.values);
  const [cut, complete, running] = split(indices, model);
  const line = (part: "cut" | "complete" | "running", data: readonly PlotPoint[], dash: readonly number[]): LineSeries => ({
    ...quiet,
    id: part === "complete" ? one.key : `${one.key}:${part}`,
    type: "line",
    yAxisIndex: one.axis,
    data,
    // Of what a series was before, a canvas keeps what is left out.
    stack: stacked ? part : null,
    itemStyle: { decal: stacked && pen.striped ? stripes(theme) : null },
    lineStyle: {
      color: pen.color,
      width: stacked ? 1 : series.length > 4 ? 1.75 : 2,
      type: dash.length === 0 ? "solid" : dash,
      opacity: pen.opacity,
      cap: dash.length === 0 ? "round" : "butt",
      join: "round",
    },
    areaStyle: kind === "area" ? areaStyle(pen, stacked, part !== "complete", series.length > 1) : null,
  });
  return [
    ...(cut.length === 0 ? [] : [line("cut", cut.map(points), RUNNING_DASH)]),
    line("complete", complete.map(points), stacked ? [] : pen.dash),
    ...(running.length === 0 ? [] : [line("running", running.map(points), RUNNING_DASH)]),
  ];
}

function areaStyle({ color, opacity }: Pen, stacked: boolean, running: boolean, isOneOfMany: boolean): AreaStyle {
  if (stacked) return { color, opacity: (running ? 0.35 : 0.75) * opacity };
  const top = `${color}${running || isOneOfMany ? "20" : "38"}`;
  return { opacity, color: { type: "linear", x: 0, y: 0, x2: 0, y2: 1, colorStops: [{ offset: 0, color: top }, { offset: 1, color: `${color}05` }] } };
}

function bars(
  model: TrendModel,
  one: TrendSeries,
  pen: Pen,
  { indices, isEdged, theme }: { readonly indices: readonly number[]; readonly isEdged: boolean; readonly theme: Theme },
): readonly PlotSeries[] {
  const hatched: ItemStyle = {
    color: `${pen.color}55`,
    decal: { symbol: "rect", color: pen.color, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  };
  const data = indices.map((index) => {
    // A stack's zero has a border too, which would blot out the axis.
    const height = model.stacked ? one.values[index] || null : (one.values[index] ?? null);
    const value = [model.times[index] as number, height] as const;
    return index >= wholeFrom(model) && index < model.incompleteFrom ? value : { value, itemStyle: hatched };
  });
  return [
    {
      ...quiet,
      id: one.key,
      type: "bar",
      yAxisIndex: one.axis,
      data,
      stack: model.stacked ? "complete" : null,
      barMaxWidth: 32,
      barMinWidth: 1,
      barGap: "12%",
      barCategoryGap: "32%",
      itemStyle: {
        color: pen.color,
        opacity: pen.opacity,
        borderRadius: model.stacked ? 0 : [3, 3, 0, 0],
        decal: pen.striped ? stripes(theme) : null,
        borderColor: theme.surface,
        borderWidth: isEdged ? 0.5 : 0,
      },
    },
  ];
}

/** All dots of an axis at once: a series of ECharts costs as much for one as for a hundred. */
function marks(axis: 0 | 1, data: readonly PlotItem[]): readonly PlotSeries[] {
  if (data.length === 0) return [];
  return [
    {
      ...quiet,
      id: `$marks${axis}`,
      type: "line",
      yAxisIndex: axis,
      data,
      showSymbol: true,
      symbolSize: 7,
      clip: false,
      lineStyle: { width: 0, opacity: 0 },
    },
  ];
}

/** Where a line cannot speak: points between gaps, too small samples, and the shape that names the series. */
function marked(
  model: TrendModel,
  one: TrendSeries,
  pen: Pen,
  {
    indices,
    window,
    theme,
    named,
  }: { readonly indices: readonly number[]; readonly window: Window; readonly theme: Theme; readonly named: boolean },
): readonly PlotItem[] {
  const known = (at: number) => at >= 0 && at < indices.length && one.values[indices[at] as number] != null;
  const complete = indices.filter((index, at) => index < model.incompleteFrom && known(at));
  const last = complete.at(-1) ?? indices.findLast((_, at) => known(at));
  const plain = { color: pen.color, opacity: pen.opacity };
  const hollow = { color: theme.surface, borderColor: theme.outline, borderWidth: 1.5, opacity: pen.opacity };
  return indices.flatMap((index, at) => {
    const time = model.times[index] as number;
    if (!known(at) || time < window.from || time > window.to) return [];
    const small = one.small.has(index);
    const isolated = !known(at - 1) && !known(at + 1);
    if (!small && !isolated && (named || index !== last)) return [];
    const value = pointsOf(model, one.values)(index);
    return [{ id: index === last ? one.key : `${one.key} ${time}`, value, symbol: pen.shape, itemStyle: small ? hollow : plain }];
  });
}

function comparisonLines(
  model: TrendModel,
  { theme }: ChartContext,
  series: readonly TrendSeries[],
  penOf: (one: TrendSeries) => Pen,
  visible: (values: readonly (number | null)[]) => readonly number[],
): readonly PlotSeries[] {
  const { stacked } = model;
  if (model.comparison === null || series.length === 0) return [];
  const compared = stacked
    ? [{ key: "$total", axis: 0 as const, compare: model.times.map((_, index) => comparedAt(series, index)) }]
    : series;
  return compared.flatMap(({ key, axis, compare }, at): readonly PlotSeries[] => {
    if (compare === null) return [];
    const one = series[at] as TrendSeries;
    const pen = comparePen(theme, model, one.slot);
    const [cut, complete, running] = split(visible(compare), model);
    const line = (id: string, indices: readonly number[], type: "solid" | readonly number[]): LineSeries => ({
      ...quiet,
      id,
      type: "line",
      yAxisIndex: axis,
      data: indices.map(pointsOf(model, compare)),
      lineStyle: {
        color: pen.color,
        width: 1.5,
        type,
        opacity: pen.opacity * penOf(one).opacity,
        join: "round",
      },
    });
    return [
      ...(cut.length === 0 ? [] : [line(`${key}:compare:cut`, cut, RUNNING_DASH)]),
      line(`${key}:compare`, complete, "solid"),
      ...(running.length === 0 ? [] : [line(`${key}:compare:running`, running, RUNNING_DASH)]),
    ];
  });
}

/** Of what a series is held against: of a single one the color that no series has, of a stack that of text. */
export function comparePen(theme: Theme, { series, stacked }: TrendModel, slot: number | null): Pick<Pen, "color" | "opacity"> {
  if (series.length === 1 || stacked) return { color: stacked ? theme.text : theme.outline, opacity: 0.8 };
  return { color: seriesStyle(theme, slot).color, opacity: 0.5 };
}

function targetLine({ target }: TrendModel, { window }: TrendLayout, context: ChartContext): readonly PlotSeries[] {
  if (target === null) return [];
  const { theme } = context;
  return [
    {
      ...quiet,
      id: "$target",
      type: "line",
      data: [
        [window.from, target],
        [window.to, target],
      ],
      lineStyle: { color: theme.muted, width: 1, type: [6, 4] },
    },
  ];
}

function pointsOf({ times }: TrendModel, values: readonly (number | null)[]) {
  return (index: number): PlotPoint => [times[index] as number, values[index] ?? null];
}

/** What the range cuts at its start, the whole part, and the last one, running or cut; they share points, so that the line goes on. */
function split(indices: readonly number[], model: TrendModel): readonly [cut: readonly number[], whole: readonly number[], running: readonly number[]] {
  const placeOf = (least: number) => indices.filter((index) => index < least).length;
  const [from, to] = [placeOf(wholeFrom(model)), placeOf(model.incompleteFrom)];
  return [from === 0 ? [] : indices.slice(0, from + 1), indices.slice(from, to), to === indices.length ? [] : indices.slice(Math.max(from, to - 1))];
}
