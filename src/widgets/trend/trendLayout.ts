import type { ChartContext } from "../../charts/chartContext.ts";
import type { Window } from "../../charts/decimate.ts";
import { lowerBound } from "../../charts/decimate.ts";
import { timeTicks } from "../../charts/timeTicks.ts";
import type { TimeTick } from "../../charts/timeTicks.ts";
import { tickValues, valueTicks } from "../../charts/valueTicks.ts";
import type { ValueTicks } from "../../charts/valueTicks.ts";
import { axisScale } from "../../format/axis.ts";
import { textWidth } from "../chart/textWidth.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { bucketText } from "./trendSentence.ts";
import { comparedAt, stackAt } from "./trendStack.ts";

export interface TrendAxis extends ValueTicks {
  readonly format: (value: number) => string;
}

export interface TrendTick extends TimeTick {
  /** Where the middle of its text stands: below its time, or as near to it as the edges of the picture allow. */
  readonly middle: number;
}

/** Where everything stands, in CSS pixels from the top left. The chart, the pointer and the overlay share it. */
export interface TrendLayout {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The time that is drawn. */
  readonly window: Window;
  readonly ticks: readonly TrendTick[];
  readonly axes: readonly TrendAxis[];
  /** Pixels right of the plot that the numbers of a second axis take; 0 without one. */
  readonly axisRight: number;
}

export interface TrendLayoutOptions {
  /** The part of the time that is shown; null: all. */
  readonly view?: Window | null;
  /** The series that are shown. */
  readonly series?: readonly TrendSeries[];
  /** Pixels above the plot. */
  readonly top?: number;
  /** Pixels kept free at its right, behind a second axis, for the names of its lines. */
  readonly right?: number;
}

const TOP = 10;
const BOTTOM = 26;
/** Below a plot that leaves no room for dates. */
const EDGE = 8;
const LEAST_PLOT = 40;
const LINE_PX = 14;
/** Between two texts of the time axis. */
const GAP = 8;

export function trendLayout(
  model: TrendModel,
  context: ChartContext,
  { view = null, series = model.series, top = TOP, right: kept = 0 }: TrendLayoutOptions = {},
): TrendLayout {
  const { width, height, locale, timeZone, messages } = context;
  const window = windowOf(model, view);
  const bottom = height < top + LEAST_PLOT + BOTTOM ? EDGE : BOTTOM;
  const plotHeight = Math.max(EDGE, height - top - bottom);
  const intervals = plotHeight < 2 * LINE_PX ? 1 : Math.max(2, Math.min(5, Math.floor(plotHeight / 44)));
  const axes: TrendAxis[] = [];
  for (const side of [0, 1] as const) {
    const own = series.filter(({ axis }) => axis === side);
    const [first] = own;
    if (first === undefined && side === 1) continue;
    const [low, high] = extent(model, own, window, side);
    const unit = first?.unit === "seconds" ? "seconds" : first?.unit === "count" ? "count" : "other";
    const [left] = axes;
    const ticks = valueTicks(low, high, { unit, intervals: left?.intervals ?? intervals, exactly: left !== undefined });
    const { format } = axisScale(Math.max(Math.abs(ticks.min), Math.abs(ticks.max)), locale, first?.unit, ticks.step);
    axes.push({ ...ticks, format });
  }
  const [left = 8, right = 16] = axes.map((axis) => widest(axis) + 10);
  const axisRight = axes.length > 1 ? right : 0;
  const plotWidth = Math.max(40, width - left - Math.max(right, axisRight + kept));
  const tickWidth = model.grain === "hour" || model.grain === "minute" ? 64 : 78;
  const most = Math.max(2, Math.floor(plotWidth / tickWidth));
  const ticks = bottom === EDGE
    ? []
    : model.fiscal !== undefined
      ? bucketTicks(model, window, most, context)
      : timeTicks(window.from, window.to, {
          grain: model.grain,
          timeZone,
          locale,
          words: messages.calendar,
          most,
          anchor: model.times[0] ?? 0,
        });
  const layout = { left, top, width: plotWidth, height: plotHeight, window, axes, axisRight };
  return { ...layout, ticks: placed(ticks, layout, width) };
}

/** One at an edge is moved in, where that does not move it into the one beside it. */
function placed(ticks: readonly TimeTick[], layout: Omit<TrendLayout, "ticks">, width: number): readonly TrendTick[] {
  const all = ticks.map((tick) => {
    const [x, half] = [xOf(layout, tick.time), textWidth(tick.text) / 2];
    const middle = Math.max(half, Math.min(width - half, x));
    return { ...tick, middle, half, isMoved: middle !== x };
  });
  const runInto = (one: (typeof all)[number], other = one) => one !== other && Math.abs(one.middle - other.middle) < one.half + other.half + GAP;
  return all.filter((one, index) => {
    const [before, after] = [all[index - 1], all[index + 1]];
    return !one.isMoved || !(runInto(one, before) || (after?.isMoved !== true && runInto(one, after)));
  });
}

/** Every nth bucket by its name. */
function bucketTicks(model: TrendModel, { from, to }: Window, most: number, context: ChartContext): readonly TimeTick[] {
  const shown = model.times.filter((time) => time >= from && time <= to);
  const every = Math.ceil(shown.length / most);
  return shown.filter((_, index) => index % every === 0).map((time) => ({ time, text: bucketText(model, time, context) }));
}

/** From the first bucket's start to the last one's; bars get half a bucket more, a single point a bucket. */
function windowOf({ kind, times, end }: TrendModel, view: Window | null): Window {
  const first = view?.from ?? times[0] ?? 0;
  const last = view?.to ?? times.at(-1) ?? 0;
  const count = lowerBound(times, last + 1) - lowerBound(times, first);
  const bucket = times.length > 1 ? ((times.at(-1) as number) - (times[0] as number)) / (times.length - 1) : end - last;
  const room = kind === "bar" || count < 2 ? Math.max(bucket, 1) * 0.6 : 0;
  return { from: first - room, to: last + room };
}

/** Smallest and largest value drawn. Bars, areas and counts stand on zero; so do lines that come near it. */
function extent(
  { kind, stacked, times, target }: TrendModel,
  series: readonly TrendSeries[],
  { from, to }: Window,
  side: 0 | 1,
): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const see = (value: number | null | undefined) => {
    if (value == null) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  const end = lowerBound(times, to + 1);
  for (let index = lowerBound(times, from); index < end; index++) {
    if (stacked) {
      for (const span of stackAt(series, index)) see(span?.[1]);
      see(comparedAt(series, index));
    } else {
      for (const { values, compare, expected, forecast } of series) {
        see(values[index]);
        see(compare?.[index]);
        see(expected?.lower[index]);
        see(expected?.upper[index]);
        see(forecast?.lower[index] ?? forecast?.values[index]);
        see(forecast?.upper[index]);
      }
    }
  }
  if (side === 0) see(target);
  if (low > high) return [0, 1];
  const zero = kind !== "line" || series[0]?.unit === "count" || (low > 0 && low < high * 0.6);
  return zero ? [Math.min(0, low), Math.max(0, high)] : [low, high];
}

function widest(axis: TrendAxis): number {
  return Math.ceil(Math.max(...tickValues(axis).map((value) => textWidth(axis.format(value)))));
}

export function xOf({ left, width, window }: Omit<TrendLayout, "ticks">, time: number): number {
  return left + ((time - window.from) / (window.to - window.from || 1)) * width;
}

export function timeAt({ left, width, window }: TrendLayout, x: number): number {
  return window.from + ((x - left) / width) * (window.to - window.from);
}

export function yOf({ top, height, axes }: TrendLayout, value: number, axis: 0 | 1 = 0): number {
  const { min, max } = axes[axis] ?? axes[0] ?? { min: 0, max: 1 };
  return top + (1 - (value - min) / (max - min || 1)) * height;
}
