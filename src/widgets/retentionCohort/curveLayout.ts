import type { ChartContext } from "../../charts/chartContext.ts";
import { tickValues, valueTicks } from "../../charts/valueTicks.ts";
import type { ValueTicks } from "../../charts/valueTicks.ts";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import type { SeriesStyle } from "../../charts/seriesStyle.ts";
import { axisScale } from "../../format/axis.ts";
import { formatNumber } from "../../format/number.ts";
import type { Theme } from "../../theme/tokens.ts";
import { valueTexts } from "../chart/PlotAxes.tsx";
import type { PlotTicks } from "../chart/PlotAxes.tsx";
import { periodText } from "./retentionCalendar.ts";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import { rowText } from "./retentionReading.ts";
import type { RetentionTextOptions } from "./retentionReading.ts";
import type { RetentionMean, ShownRows } from "./retentionRows.ts";
import { retentionWords } from "./retentionWords.ts";

/** A line of the curve: the mean, that of the comparison, or a segment. */
export interface CurveLine {
  readonly key: string;
  readonly label: string;
  readonly row: RetentionRow;
  readonly pen: SeriesStyle;
}

/** The mean and its comparison; with segments beside each other a line for each, and no mean over them. */
export function curveLines(
  model: RetentionModel,
  { means, body }: ShownRows,
  { theme, mean, ...options }: RetentionTextOptions & { readonly theme: Theme; readonly mean: RetentionMean },
): readonly CurveLine[] {
  const segments = body.filter(({ kind }) => kind === "segment");
  const shown = segments.length > 0 ? segments : means;
  return shown.map((row) => ({
    key: row.key,
    label: rowText(model, row, { ...options, mean, short: row.kind === "compare" }),
    row,
    pen:
      row.kind === "compare"
        ? { color: theme.outline, dash: [6, 4], shape: "rect", striped: false }
        : seriesStyle(theme, row.kind === "segment" ? (row.segment?.slot ?? null) : 0),
  }));
}

/** Where everything stands, in CSS pixels from the top left. */
export interface CurveLayout {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly axis: ValueTicks & { readonly format: (value: number) => string };
  /** Names under the axis, by place of the period; with one line its number of cases. */
  readonly texts: ReadonlyMap<number, string>;
}

const PERIOD_PX = 64;
/** Below the plot: room for names with numbers of cases, for names alone, and for neither. */
const ROOMS = [42, 26, 8] as const;

export function curveLayout(
  model: RetentionModel,
  lines: readonly CurveLine[],
  body: readonly RetentionRow[],
  { width, height, locale, messages }: ChartContext,
): CurveLayout {
  const [only, ...others] = lines.filter(({ row }) => row.kind !== "compare");
  const isOne = only !== undefined && others.length === 0;
  const top = 12;
  const bottom = ROOMS.find((room, at) => (at > 0 || isOne) && height - top - room >= 40) ?? 8;
  const plotHeight = Math.max(8, height - top - bottom);
  const drawn = [...lines.map(({ row }) => row), ...(isOne ? body : [])];
  const values = drawn.flatMap((row) => row.cells.flatMap(({ value, state }) => (state === "running" ? [] : (value ?? []))));
  const [low, high] = [Math.min(0, ...values), Math.max(...values, 0)];
  const intervals = Math.max(2, Math.min(5, Math.floor(plotHeight / 44)));
  const ticks = valueTicks(low, high, { intervals, unit: model.unit === "count" ? "count" : "other" });
  const { format } = axisScale(Math.max(Math.abs(ticks.min), Math.abs(ticks.max)), locale, model.unit, ticks.step);
  const labels = tickValues(ticks).map(format);
  const left = Math.ceil(Math.max(...labels.map((label) => label.length * 7))) + 12;
  const plotWidth = Math.max(40, width - left - 28);
  const every = Math.max(1, Math.ceil((model.periods.length * PERIOD_PX) / plotWidth));
  const count = (value: number) => formatNumber(value, { locale, unit: "count", compact: true });
  const texts = new Map(
    model.periods.flatMap((period, at) => {
      if (at % every !== 0 || bottom < 26) return [];
      const cell = only?.row.cells[at];
      const n = (model.measure === "share" ? cell?.users : cell?.denominator) ?? cell?.users ?? null;
      const name = periodText(period, model.grain, messages);
      return [[at, bottom > 26 && n !== null ? `${name}\n${retentionWords(messages).cases(count(n))}` : name] as const];
    }),
  );
  return { left, top, width: plotWidth, height: plotHeight, axis: { ...ticks, format }, texts };
}

export function curveX({ left, width }: CurveLayout, place: number, periods: number): number {
  return left + (periods < 2 ? 0.5 : place / (periods - 1)) * width;
}

export function curveY({ top, height, axis: { min, max } }: CurveLayout, value: number): number {
  return top + (1 - (value - min) / (max - min || 1)) * height;
}

/** Where its ticks stand, and what they say. */
export function curveTicks(layout: CurveLayout, periods: number): PlotTicks {
  return {
    places: [...layout.texts].map(([place, text]) => ({ x: curveX(layout, place, periods), text })),
    values: [valueTexts(layout.axis, (value) => curveY(layout, value))],
  };
}
