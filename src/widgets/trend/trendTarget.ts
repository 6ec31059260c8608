import { lowerBound } from "../../charts/decimate.ts";
import type { ChartContext } from "../../charts/chartContext.ts";
import { formatNumber } from "../../format/number.ts";
import { textWidth } from "../chart/textWidth.ts";
import type { EndLabel, endLabelsBeside } from "./trendEndLabels.ts";
import { heightAt } from "./trendHit.ts";
import { timeAt, xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { comparedAt, stackAt } from "./trendStack.ts";

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
/** From where a text beside the plot stands to where it stands below the lines' names. */
const NAMES_PX = 19;

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

/** Right of the plot, where the line ends, behind the numbers of a second axis. */
export function besideTargetPlace(layout: TrendLayout, target: number): TargetPlace {
  return { left: layout.left + layout.width + layout.axisRight + 4, top: yOf(layout, target) - LINE_PX / 2 };
}

function isCrossed(model: TrendModel, layout: TrendLayout, series: readonly TrendSeries[], box: Box): boolean {
  const { times, kind } = model;
  const bucket = kind === "bar" ? layout.width / Math.max(1, times.length) / 2 : 0;
  const from = Math.max(0, lowerBound(times, timeAt(layout, box.left - bucket)) - 1);
  const to = Math.min(times.length, lowerBound(times, timeAt(layout, box.right + bucket)) + 1);
  for (let index = from; index < to; index += 1) {
    const [x, marks, lines] = [xOf(layout, times[index] as number), marksAt(model, layout, series, index), comparedLines(model, layout, series, index)];
    if (kind === "bar" && x + bucket > box.left && x - bucket < box.right && marks.some((mark) => mark !== null && touches([mark], box))) return true;
    const isLast = index + 1 === to;
    const next = isLast ? x : xOf(layout, times[index + 1] as number);
    const between = (own: readonly Mark[], after: readonly Mark[]) => own.some((mark, row) => crosses([x, mark], [next, after[row] ?? null], box));
    if (kind !== "bar" && between(marks, isLast ? marks : marksAt(model, layout, series, index + 1))) return true;
    if (between(lines, isLast ? lines : comparedLines(model, layout, series, index + 1))) return true;
  }
  return false;
}

type Span = readonly [top: number, bottom: number];
/** What is drawn of a series at a bucket; null where nothing is. */
type Mark = Span | null;

function marksAt(model: TrendModel, layout: TrendLayout, series: readonly TrendSeries[], index: number): readonly Mark[] {
  const { kind, stacked } = model;
  const stack = stacked ? stackAt(series, index) : null;
  return series.map((one, row) => {
    const height = heightAt(model, layout, series, { row, index });
    if (height === null || (kind === "bar" && one.values[index] === 0)) return null;
    return spanOf(height, stack || kind === "bar" ? yOf(layout, stack?.[row]?.[0] ?? 0, one.axis) : height);
  });
}

function comparedLines({ stacked }: TrendModel, layout: TrendLayout, series: readonly TrendSeries[], index: number): readonly Mark[] {
  return series.map(({ compare, axis }) => {
    const value = stacked ? comparedAt(series, index) : (compare?.[index] ?? null);
    if (value === null) return null;
    const height = yOf(layout, value, stacked ? 0 : axis);
    return spanOf(height, height);
  });
}

function spanOf(one: number, other: number): Span {
  return [Math.min(one, other), Math.max(one, other)];
}

/** Whether any part of the spans, of which each goes over into the next, lies on the box. */
function touches(spans: readonly Span[], { top, bottom }: Box): boolean {
  return Math.min(...spans.map(([high]) => high)) <= bottom + CLEAR_PX && Math.max(...spans.map(([, low]) => low)) >= top - CLEAR_PX;
}

/** Whether the line between two points, or the band between two spans, touches the box. A gap at one end leaves a dot. */
function crosses([x, mark]: readonly [number, Mark], [nextX, nextMark]: readonly [number, Mark], box: Box): boolean {
  const [start, end] = [mark ?? nextMark, nextMark ?? mark];
  if (start === null || end === null) return false;
  const [fromX, toX] = [mark === null ? nextX : x, nextMark === null ? x : nextX];
  if (toX < box.left - CLEAR_PX || fromX > box.right + CLEAR_PX) return false;
  const at = (place: number): Span => {
    const share = toX === fromX ? 0 : (place - fromX) / (toX - fromX);
    return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
  };
  return touches([at(Math.max(fromX, box.left)), at(Math.min(toX, box.right))], box);
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
  /** The names at the ends of the lines, where the target's stands among them; null: as they stand without it. */
  readonly labels: readonly EndLabel[] | null;
}

interface PlacedOptions {
  /** The layout that keeps so many pixels at the right. */
  readonly laidOut: (right: number) => TrendLayout;
  readonly right: number;
  /** The names at the ends of the lines, with another text among them. */
  readonly named: typeof endLabelsBeside;
  readonly context: ChartContext;
}

/** The target's name where no data is: along its line, else beside the plot, which makes room for it. */
export function withTarget(model: TrendModel, series: readonly TrendSeries[], { laidOut, right, named, context }: PlacedOptions): Placed {
  const [{ target }, text] = [model, targetText(model, context)];
  const layout = laidOut(right);
  if (target === null || text === null) return { layout, target: null, labels: null };
  const free = freeTargetPlace(model, layout, series, { target, text });
  if (free !== null) return { layout, target: { text, place: free }, labels: null };
  if (right === 0) {
    const wider = laidOut(targetWidth(text) + 8);
    return { layout: wider, target: { text, place: besideTargetPlace(wider, target) }, labels: null };
  }
  const wider = laidOut(Math.max(right, NAMES_PX + targetWidth(text) + 8));
  const { labels, y } = named(model, wider, series, yOf(wider, target));
  return { layout: wider, target: { text, place: { left: besideTargetPlace(wider, target).left + NAMES_PX, top: y - LINE_PX / 2 } }, labels };
}
