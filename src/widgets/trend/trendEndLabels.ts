import type { ChartContext } from "../../charts/chartContext.ts";
import { lowerBound } from "../../charts/decimate.ts";
import { textWidth } from "../chart/textWidth.ts";
import { heightAt } from "./trendHit.ts";
import { xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { stackAt } from "./trendStack.ts";

/** A series' name at the end of its line, in CSS pixels of the chart. */
export interface EndLabel {
  readonly series: TrendSeries;
  /** Where the line ends. */
  readonly x: number;
  readonly at: number;
  /** The middle of the label's line. */
  readonly y: number;
}

export const END_LABEL_LINE_PX = 16;
/** From the plot to the text: the leader, and the mark. */
export const END_LABEL_MARK_PX = 26;
const MOST_WIDTH_PX = 200;
const LEAST_CHART_PX = 480;
const MOST_SERIES = 5;

/** Pixels that the names need beside the plot; 0 where one would be cut, and the legend says them alone. */
export function endLabelRoom(
  { kind, series: all }: TrendModel,
  series: readonly TrendSeries[],
  { width, height }: Pick<ChartContext, "width" | "height">,
): number {
  const isLines = kind !== "bar" && all.length > 1;
  const fits = all.length <= MOST_SERIES && width >= LEAST_CHART_PX && height >= (all.length + 3) * END_LABEL_LINE_PX;
  if (!isLines || !fits) return 0;
  const widest = Math.ceil(Math.max(...series.map(({ label }) => textWidth(label)))) + 6;
  return widest > Math.min(MOST_WIDTH_PX, width / 4) ? 0 : END_LABEL_MARK_PX + widest;
}

/** Beside each line's last known point, moved apart where two would overlap, all inside the plot's height. */
export function endLabels(model: TrendModel, layout: TrendLayout, series: readonly TrendSeries[]): readonly EndLabel[] {
  const ends = endsOf(model, layout, series);
  const places = placed(ends.map(({ at }) => at), layout);
  return ends.map((label, index) => ({ ...label, y: places[index] as number }));
}

/** The same with another text among them, whose middle should stand at `at`, and where it stands. */
export function endLabelsBeside(
  model: TrendModel,
  layout: TrendLayout,
  series: readonly TrendSeries[],
  at: number,
): { readonly labels: readonly EndLabel[]; readonly y: number } {
  const ends = endsOf(model, layout, series);
  const row = ends.filter((label) => label.at < at).length;
  const wanted = ends.map((label) => label.at);
  const places = placed([...wanted.slice(0, row), at, ...wanted.slice(row)], layout);
  const labels = ends.map((label, index) => ({ ...label, y: places[index < row ? index : index + 1] as number }));
  return { labels, y: places[row] as number };
}

/** From top to bottom. */
function endsOf(model: TrendModel, layout: TrendLayout, series: readonly TrendSeries[]): readonly EndLabel[] {
  const { times } = model;
  const first = lowerBound(times, layout.window.from);
  const end = lowerBound(times, layout.window.to + 1);
  const ends = series.flatMap((one, row): readonly EndLabel[] => {
    const index = one.values.slice(0, end).findLastIndex((value) => value !== null);
    const top = index < first ? null : heightAt(model, layout, series, { row, index });
    if (top === null) return [];
    const base = model.stacked ? yOf(layout, stackAt(series, index)[row]?.[0] ?? 0) : top;
    const at = (top + base) / 2;
    return [{ series: one, x: xOf(layout, times[index] as number), at, y: at }];
  });
  return ends.sort((a, b) => a.at - b.at);
}

function placed(wanted: readonly number[], { top, height }: TrendLayout): readonly number[] {
  return apart(wanted, { gap: END_LABEL_LINE_PX, from: top, to: top + height });
}

/**
 * Places nearest to `wanted`, which ascends, that are `gap` from each other and between `from` and `to`. Those that
 * touch move as one, up and down alike.
 */
export function apart(
  wanted: readonly number[],
  { gap, from, to }: { readonly gap: number; readonly from: number; readonly to: number },
): readonly number[] {
  const blocks: { readonly size: number; readonly start: number }[] = [];
  const clamped = (start: number, size: number) => Math.max(from, Math.min(to - (size - 1) * gap, start));
  for (const place of wanted) {
    let block = { size: 1, start: clamped(place, 1) };
    for (let last = blocks.at(-1); last !== undefined && last.start + last.size * gap > block.start; last = blocks.at(-1)) {
      blocks.pop();
      const size = last.size + block.size;
      // The mean of where each would let the block start.
      const start = (last.start * last.size + (block.start - last.size * gap) * block.size) / size;
      block = { size, start: clamped(start, size) };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ size, start }) => Array.from({ length: size }, (_, index) => start + index * gap));
}
