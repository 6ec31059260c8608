import type { ChartContext } from "../../charts/chartContext.ts";
import { timeTicks } from "../../charts/timeTicks.ts";
import type { TimeTick } from "../../charts/timeTicks.ts";
import { valueTicks } from "../../charts/valueTicks.ts";
import type { ValueTicks } from "../../charts/valueTicks.ts";
import { axisScale } from "../../format/axis.ts";
import { valueTexts } from "../chart/PlotAxes.tsx";
import type { PlotTicks } from "../chart/PlotAxes.tsx";
import { textWidth } from "../chart/textWidth.ts";
import type { FunnelTrendModel } from "./funnelModel.ts";

/** Where everything stands, in CSS pixels from the top left; on the time axis buckets stand evenly, by their index. */
export interface FunnelTrendLayout extends ValueTicks {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly points: number;
  /** By the index of their bucket. */
  readonly ticks: readonly (TimeTick & { readonly index: number })[];
  readonly format: (value: number) => string;
}

const room = { left: 48, top: 10, right: 8, bottom: 26 };
/** Below a plot that leaves no room for dates. */
const edgePx = 8;
const leastPlotPx = 40;
const tickPx = 78;

export function funnelTrendLayout(model: FunnelTrendModel, { width, height, locale, messages }: ChartContext): FunnelTrendLayout {
  const { starts, lines, grain, timeZone } = model;
  const widest = Math.max(40, width - room.left - room.right);
  const isLow = height < room.top + leastPlotPx + room.bottom;
  const plotHeight = Math.max(edgePx, height - room.top - (isLow ? edgePx : room.bottom));
  const shares = lines.flatMap(({ conversion, compare }) => [...conversion, ...compare]).filter((share) => share !== null);
  const highest = Math.max(0, ...shares);
  const values = valueTicks(0, highest === 0 ? 1 : Math.max(0.01, highest), { intervals: Math.max(2, Math.min(5, Math.floor(plotHeight / 44))) });
  const times = starts.map((start) => Date.parse(start));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const most = Math.max(2, Math.floor(widest / tickPx));
  const dates = isLow ? [] : timeTicks(from, to, { grain, timeZone, locale, words: messages.calendar, most, anchor: from });
  const ticks = dates.flatMap((tick) => {
    const index = times.findIndex((time) => time >= tick.time);
    return index < 0 ? [] : [{ ...tick, index }];
  });
  // What the last date needs beyond its bucket.
  const [last] = ticks.slice(-1);
  const beyond = last === undefined ? 0 : textWidth(last.text) / 2 - ((starts.length - last.index - 0.5) / starts.length) * widest;
  const plotWidth = Math.max(40, widest - Math.max(0, Math.ceil(beyond) - room.right + 2));
  return {
    ...values,
    left: room.left,
    top: room.top,
    width: plotWidth,
    height: plotHeight,
    points: starts.length,
    ticks,
    format: axisScale(values.max, locale, "share", values.step).format,
  };
}

/** The middle of a bucket. */
export function bucketX({ left, width, points }: FunnelTrendLayout, index: number): number {
  return left + ((index + 0.5) / Math.max(1, points)) * width;
}

export function shareY({ top, height, max }: FunnelTrendLayout, share: number): number {
  return top + (1 - share / max) * height;
}

/** Where its ticks stand, and what they say. */
export function funnelTrendTicks(layout: FunnelTrendLayout): PlotTicks {
  return {
    places: layout.ticks.map(({ index, text }) => ({ x: bucketX(layout, index), text })),
    values: [valueTexts(layout, (share) => shareY(layout, share))],
  };
}
