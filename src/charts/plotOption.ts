import type { ChartContext } from "./chartContext.ts";
import type { Window } from "./decimate.ts";
import type { SeriesShape } from "./seriesStyle.ts";

/** Where a series has a value; null where it has none. */
export type PlotPoint = readonly [place: number, value: number | null];

/** Stripes over a fill, as ECharts takes them. */
export interface Decal {
  readonly symbol: "rect";
  readonly color: string;
  readonly dashArrayX: readonly [1, 0];
  /** Pixels of a stripe and between two. */
  readonly dashArrayY: readonly [on: number, off: number];
  /** Radians, clockwise. */
  readonly rotation: number;
}

export interface ItemStyle {
  readonly color?: string;
  readonly opacity?: number;
  readonly borderColor?: string;
  readonly borderWidth?: number;
  /** Of the corners from the top left on, clockwise. */
  readonly borderRadius?: 0 | readonly [number, number, number, number];
  readonly decal?: Decal | null;
}

export interface LineStyle {
  readonly color?: string;
  readonly width: number;
  /** Pixels of dashes and gaps. */
  readonly type?: "solid" | readonly number[];
  readonly opacity?: number;
  readonly cap?: "round" | "butt";
  readonly join?: "round";
}

/** From the highest point of what it fills to the lowest. */
export interface LinearGradient {
  readonly type: "linear";
  readonly x: 0;
  readonly y: 0;
  readonly x2: 0;
  readonly y2: 1;
  readonly colorStops: readonly [{ readonly offset: 0; readonly color: string }, { readonly offset: 1; readonly color: string }];
}

export interface AreaStyle {
  readonly color: string | LinearGradient;
  readonly opacity: number;
}

/** A point that looks other than its series. */
export interface PlotItem {
  readonly id?: string;
  readonly value: PlotPoint;
  readonly symbol?: SeriesShape;
  readonly itemStyle: ItemStyle;
}

export type PlotDatum = PlotPoint | PlotItem;

interface Series {
  readonly id: string;
  readonly data: readonly PlotDatum[];
  /** Which of the value axes. Default 0. */
  readonly yAxisIndex?: 0 | 1;
  /** Series of a name stand on each other, by sign. */
  readonly stack?: string | null;
  /** What is higher lies further in front. Default 3 for lines, 2 for bars. */
  readonly z?: number;
  /** Whether it ends at the plot's edges. Default true. */
  readonly clip?: boolean;
  readonly silent: true;
  readonly emphasis: { readonly disabled: true };
  readonly itemStyle?: ItemStyle;
}

export interface LineSeries extends Series {
  readonly type: "line";
  readonly lineStyle: LineStyle;
  readonly areaStyle?: AreaStyle | null;
  readonly showSymbol: boolean;
  readonly symbol?: SeriesShape;
  readonly symbolSize?: number;
}

export interface BarSeries extends Series {
  readonly type: "bar";
  readonly itemStyle: ItemStyle;
  readonly barMaxWidth: number;
  readonly barMinWidth: number;
  /** Shares: of a bar, between two of a place; of a place, between two of those. */
  readonly barGap: `${number}%`;
  readonly barCategoryGap: `${number}%`;
}

export type PlotSeries = LineSeries | BarSeries;

interface PlotAxis {
  readonly min: number;
  readonly max: number;
}

/** The part of ECharts' language in which the library's lines, areas and bars are said: SVG and canvas draw the same of it. */
export interface PlotOption {
  readonly animation: boolean;
  readonly grid: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly xAxis: PlotAxis;
  readonly yAxis: readonly PlotAxis[];
  readonly series: readonly PlotSeries[];
}

/** What every series is: nothing but a picture. */
export const quiet = { silent: true, emphasis: { disabled: true }, showSymbol: false } as const;

interface Plot {
  /** Where it is drawn, in pixels of the chart. */
  readonly box: PlotOption["grid"];
  readonly window: Window;
  readonly axes: readonly PlotAxis[];
  readonly series: readonly PlotSeries[];
}

/** More points than that do not move to their places. */
const MOST_MOVED = 2000;

/** The picture of a plot whose axes are drawn around it. */
export function plotOption({ box: { left, top, width, height }, window, axes, series }: Plot, { reducedMotion }: ChartContext): PlotOption {
  const bare = { type: "value", show: false };
  // With what only ECharts reads, of which the type says nothing.
  const said = {
    animation: !reducedMotion && pointsIn(series) < MOST_MOVED,
    animationDuration: 0,
    animationDurationUpdate: 200,
    // Where everything stands is laid out already; ECharts would measure each text to see whether it fits.
    grid: { left, top, width, height, outerBoundsMode: "none" },
    // What has an id is changed and not made anew.
    xAxis: { ...bare, id: "place", containShape: false, min: window.from, max: window.to },
    yAxis: axes.map(({ min, max }, index) => ({ ...bare, id: `value${index}`, min, max })),
    series,
  };
  return said;
}

export function pointsIn(series: readonly { readonly data: readonly unknown[] }[]): number {
  return series.reduce((sum, { data }) => sum + data.length, 0);
}
