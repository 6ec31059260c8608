import { lowerBound } from "../../charts/decimate.ts";
import type { ChartContext } from "../../charts/chartContext.ts";
import { formatNumber } from "../../format/number.ts";
import { heightAt } from "./trendHit.ts";
import { textWidth, timeAt, xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { comparedAt } from "./trendStack.ts";

/** Top left of the text, in CSS pixels of the chart. */
export interface TargetPlace {
  readonly left: number;
  readonly top: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LINE_PX = 16;
const GAP_PX = 2;
/** What is kept free beside the text. */
const CLEAR_PX = 3;

/** Pixels of the target's name, with what it has around it. */
export function targetWidth(text: string): number {
  return Math.ceil(textWidth(text)) + 6;
}

/**
 * A place along the target's line that no data crosses: above it or below it, as far right as there is one. Null where
 * there is none, and the name goes beside the plot.
 */
export function freeTargetPlace(
  model: TrendModel,
  layout: TrendLayout,
  series: readonly TrendSeries[],
  { target, text }: { readonly target: number; readonly text: string },
): TargetPlace | null {
  const width = targetWidth(text);
  const y = yOf(layout, target);
  const { left: first, top: ceiling, height } = layout;
  for (let left = first + layout.width - width; left >= first; left -= width / 2) {
    for (const top of [y - GAP_PX - LINE_PX, y + GAP_PX]) {
      if (top < ceiling - LINE_PX / 2 || top + LINE_PX > ceiling + height) continue;
      const box = { left, top, right: left + width, bottom: top + LINE_PX };
      if (!isCrossed(model, layout, series, box)) return { left, top };
    }
  }
  return null;
}

/** Right of the plot, where the line ends. */
export function besideTargetPlace(layout: TrendLayout, target: number): TargetPlace {
  return { left: layout.left + layout.width + 4, top: yOf(layout, target) - LINE_PX / 2 };
}

function isCrossed(model: TrendModel, layout: TrendLayout, series: readonly TrendSeries[], box: Box): boolean {
  const { times, kind, stacked } = model;
  const bucket = kind === "bar" ? layout.width / Math.max(1, times.length) / 2 : 0;
  const from = Math.max(0, lowerBound(times, timeAt(layout, box.left - bucket)) - 1);
  const to = Math.min(times.length, lowerBound(times, timeAt(layout, box.right + bucket)) + 1);
  const isFilled = kind === "bar" || stacked;
  const heights = series.map((_, row) => (index: number) => heightAt(model, layout, series, { row, index }));
  const beside = series.map(({ compare, axis }) => (index: number) => {
    const value = stacked ? comparedAt(series, index) : (compare?.[index] ?? null);
    return value === null ? null : yOf(layout, value, stacked ? 0 : axis);
  });
  for (let index = from; index < to; index += 1) {
    const x = xOf(layout, times[index] as number);
    const next = index + 1 < to ? xOf(layout, times[index + 1] as number) : x;
    for (const height of heights) {
      const own = height(index);
      if (kind === "bar") {
        if (own !== null && x + bucket > box.left && x - bucket < box.right && own < box.bottom + CLEAR_PX) return true;
      } else if (crosses([x, own], [next, height(index + 1)], box, isFilled)) return true;
    }
    for (const height of beside) if (crosses([x, height(index)], [next, height(index + 1)], box, false)) return true;
  }
  return false;
}

type Point = readonly [x: number, y: number | null];

/** Whether the line between two points, or what is filled below it, touches the box. A gap at one end leaves a dot. */
function crosses([x, y]: Point, [nextX, nextY]: Point, box: Box, isFilled: boolean): boolean {
  const [start, end] = [y ?? nextY, nextY ?? y];
  if (start === null || end === null) return false;
  const [fromX, toX] = [y === null ? nextX : x, nextY === null ? x : nextX];
  if (toX < box.left - CLEAR_PX || fromX > box.right + CLEAR_PX) return false;
  const at = (place: number) => (toX === fromX ? start : start + ((place - fromX) / (toX - fromX)) * (end - start));
  const ends = [at(Math.max(fromX, box.left)), at(Math.min(toX, box.right))];
  const isBelow = Math.min(...ends) > box.bottom + CLEAR_PX;
  return !isBelow && (isFilled || Math.max(...ends) >= box.top - CLEAR_PX);
}

/** The text at the target line, in the first axis' unit: with no more decimals than it has, as a KPI tile prints it. */
export function targetText({ target, series: [first] }: TrendModel, { locale, messages }: ChartContext): string | null {
  if (target === null) return null;
  const { unit, digits = 1 } = first ?? {};
  const compact = Math.abs(target) >= 100_000;
  return messages.kpi.target(formatNumber(target, { locale, unit, digits: 0, moreDigits: digits, compact }));
}

interface Placed {
  readonly layout: TrendLayout;
  readonly target: { readonly text: string; readonly place: TargetPlace } | null;
}

interface PlacedOptions {
  /** The layout that keeps so many pixels at the right. */
  readonly laidOut: (right: number) => TrendLayout;
  readonly right: number;
  readonly context: ChartContext;
}

/** The target's name where no data is: along its line, else beside the plot, which makes room for it. */
export function withTarget(model: TrendModel, series: readonly TrendSeries[], { laidOut, right, context }: PlacedOptions): Placed {
  const [{ target }, text] = [model, targetText(model, context)];
  const layout = laidOut(right);
  if (target === null || text === null) return { layout, target: null };
  const free = freeTargetPlace(model, layout, series, { target, text });
  if (free !== null) return { layout, target: { text, place: free } };
  const wider = right > 0 || layout.axisRight > 0 ? layout : laidOut(targetWidth(text) + 8);
  return { layout: wider, target: { text, place: besideTargetPlace(wider, target) } };
}
