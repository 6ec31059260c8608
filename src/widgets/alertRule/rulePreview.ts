import type { AlertPoint, BacktestFiring, BacktestSeries } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";

/** What one series would have done. */
export interface PreviewSeries extends BacktestSeries {
  /** What each bucket must not be beyond; null where there is no such limit. */
  readonly limits: readonly { readonly high: number | null; readonly low: number | null }[];
}

export interface RulePreview {
  /** The one that fires most first. */
  readonly series: readonly PreviewSeries[];
  /** Of all series. */
  readonly firings: number;
}

/** What a rule would have done, with its limits: of a backtest by this page or by the server. */
export function rulePreview(rule: AlertRule, tried: readonly BacktestSeries[]): RulePreview {
  const series = tried.map((one): PreviewSeries => ({ ...one, limits: one.points.map((point) => limitsAt(rule, point)) }));
  return {
    series: series.toSorted((a, b) => b.firings.length - a.firings.length),
    firings: series.reduce((sum, { firings }) => sum + firings.length, 0),
  };
}

function limitsAt({ condition }: AlertRule, point: AlertPoint): PreviewSeries["limits"][number] {
  switch (condition.kind) {
    case "threshold":
      return { high: condition.enter.above ?? null, low: condition.enter.below ?? null };
    case "change": {
      const { base = null } = point;
      const { above, below } = condition.enter;
      const at = (change: number | undefined) =>
        change === undefined || base === null ? null : condition.as === "absolute" ? base + change : base + Math.abs(base) * change;
      return { high: at(above), low: at(below) };
    }
    case "anomaly":
      return { high: point.upper ?? null, low: point.lower ?? null };
    case "noData":
      return { high: null, low: null };
    default:
      return condition satisfies never;
  }
}

/** Where things are in a picture of 100 by 100. */
export interface PreviewGeometry {
  readonly line: string;
  readonly high: string;
  readonly low: string;
  readonly spans: readonly { readonly x: number; readonly width: number; readonly firing: BacktestFiring }[];
  /** Limits that are the same in every bucket, and how far down they are. */
  readonly levels: readonly { readonly value: number; readonly y: number }[];
  /** Values at the top and at the bottom. */
  readonly top: number;
  readonly bottom: number;
}

/** Null where no bucket has a value. */
export function previewGeometry({ points, limits, firings }: PreviewSeries): PreviewGeometry | null {
  const known = [...points.map(({ value }) => value), ...limits.flatMap(({ high, low }) => [high, low])].filter((value) => value !== null);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.every(({ value }) => value === null)) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  // No room beyond 0, nor beyond the whole of a share.
  const bottom = least >= 0 ? Math.max(0, least - room) : least - room;
  const top = most <= 1 ? Math.min(1, most + room) : most + room;
  const [start, end] = [Date.parse(first.from), Date.parse(last.to)];
  const x = (instant: string) => round(((Date.parse(instant) - start) / (end - start)) * 100);
  const y = (value: number) => round(top === bottom ? 50 : 100 - ((value - bottom) / (top - bottom)) * 100);
  // Each value stands in the middle of its bucket, each limit along it.
  const middle = ({ from, to }: AlertPoint) => round((x(from) + x(to)) / 2);
  const path = (at: (index: number) => number | null, draw: (point: AlertPoint, value: number, follows: boolean) => string) =>
    points.reduce((text, point, index) => {
      const value = at(index);
      return value === null ? text : text + draw(point, y(value), index > 0 && at(index - 1) !== null);
    }, "");
  const along = (point: AlertPoint, value: number, follows: boolean) => `${follows ? "L" : "M"}${x(point.from)} ${value}H${x(point.to)}`;
  return {
    line: path((index) => points[index]?.value ?? null, (point, value, follows) => `${follows ? "L" : "M"}${middle(point)} ${value}${follows ? "" : "h0"}`),
    high: path((index) => limits[index]?.high ?? null, along),
    low: path((index) => limits[index]?.low ?? null, along),
    spans: firings.map((firing) => {
      const from = x(firing.from);
      return { x: from, width: round((firing.to === null ? 100 : x(firing.to)) - from), firing };
    }),
    levels: [...new Set([steady(limits.map(({ high }) => high)), steady(limits.map(({ low }) => low))])].flatMap((value) =>
      value === null ? [] : [{ value, y: y(value) }],
    ),
    top,
    bottom,
  };
}

/** Whether a firing covers the bucket. */
export function isFiringAt(firings: readonly BacktestFiring[], { from }: AlertPoint): boolean {
  const at = Date.parse(from);
  return firings.some((firing) => Date.parse(firing.from) <= at && (firing.to === null || at < Date.parse(firing.to)));
}

/** What all are; null where they differ. */
function steady([first = null, ...rest]: readonly (number | null)[]): number | null {
  return rest.every((value) => value === first) ? first : null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
