import type { Catalog } from "../../query/catalog.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import type { Instant, Range } from "../../query/range.ts";
import type { CellValue } from "../../query/result.ts";
import { describeDelta } from "../../format/delta.ts";
import type { Delta } from "../../format/delta.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { NumberOptions } from "../../format/number.ts";
import { labelOf } from "../../react/label.ts";
import { bullet } from "./bullet.ts";
import type { Bullet } from "./bullet.ts";
import { comparisonsOf, rangeInMode } from "./kpiTileQuery.ts";
import type { KpiCompare, KpiTileQueryProps } from "./kpiTileQuery.ts";
import type { Sparkline } from "./sparkline.ts";
import type { ThresholdStatus } from "./thresholds.ts";
import { metricColumn, runningFrom, tileCell, tileRow } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import { tileTime } from "./tileTime.ts";
import type { TileBase, TileTimeOptions } from "./tileTime.ts";
import type { TileWords } from "./tileWords.ts";

export interface KpiComparisonModel {
  readonly id: string;
  /** Its `sentiment` is neutral where either side has too few cases: nothing is claimed then. */
  readonly delta: Delta;
  /** "vs. prior period". */
  readonly versus: string;
  /** The span it stands for, "Oct 1 – 28, 2026"; null for a target. */
  readonly dates: string | null;
}

/** Everything that a tile shows, in words and numbers. */
export interface KpiTileModel {
  readonly metric: string;
  readonly label: string;
  readonly value: number | null;
  /** At most about eight characters, in the language's large units. */
  readonly text: string;
  readonly exact: string;
  readonly comparisons: readonly KpiComparisonModel[];
  readonly target: (Bullet & { readonly text: string; readonly word: string | null }) | null;
  readonly status: { readonly level: ThresholdStatus; readonly word: string } | null;
  readonly sparkline: Sparkline | null;
  /** Fewer cases than the metric's `minSample`. */
  readonly isSmall: boolean;
  /** What must be known to read the number right: too few cases, how far a running period reached. */
  readonly note: string | null;
  readonly asOf: Instant;
  /** All of it in one sentence. */
  readonly sentence: string;
}

export interface KpiTileModelOptions extends TileTimeOptions {
  readonly catalog: Catalog;
  /** Overrides the catalog's; null hides it. */
  readonly target?: number | null | undefined;
  readonly status?: ThresholdStatus | null;
  /** The answer to the query of the line. */
  readonly series?: TileResult | null;
}

/** @param result the answer to the query of the number, which may hold other metrics too */
export function kpiTileModel(
  result: TileResult,
  props: KpiTileQueryProps<Catalog>,
  options: KpiTileModelOptions,
): KpiTileModel {
  const { metric: name, sparkline = true } = props;
  const { catalog, locale, messages, range, status = null, series = null } = options;
  const { labeled, kpi, delta: words, states } = messages;
  const metric = catalog.metrics[name];
  const { digits, direction = "neutral", minSample = 30 } = metric ?? ({} as Partial<Metric>);
  const row = tileRow(result, props);
  const { value, n, state, compare: bases } = tileCell(result, name, row);
  const isSmall = state === "small";
  const goal = goalOf(metric, options.target);
  const number: NumberOptions = { locale, unit: metric && metricUnit(metric), digits };
  const time = tileTime(result, row, props, options);

  const compares = shownComparisons(props, goal).map((to) => ({ to, ...baseOf(to, range, messages) }));
  const comparisons = compares.map(({ to, id, name: base }): KpiComparisonModel => {
    const against: CellValue = to === "target" ? { value: goal } : (bases?.[id] ?? { value: null });
    const isSure = !isSmall && (metric?.kind !== "ratio" || (against.n ?? minSample) >= minSample);
    return {
      id,
      delta: describeDelta(value, against.value, { ...number, words, direction: isSure ? direction : "neutral" }),
      versus: kpi.versus(base),
      dates: to === "target" ? null : time.compared(id),
    };
  });
  const count = (amount: number) => formatNumber(amount, { locale, unit: "count" });
  const tooFew = n === undefined ? states.tooFew : states.tooFewOf(count(n), count(minSample));
  const note = isSmall ? tooFew : time.note(compares.find(({ to }) => to !== "target"));
  const target =
    goal === null || value === null ? null : targetModel(value, goal, isSmall ? "neutral" : direction, number, messages);
  const label = labelOf(catalog.metrics, name, locale);
  const exact = formatExact(value, number);
  const statusModel = status === null || isSmall ? null : { level: status, word: kpi.statuses[status] };
  const isLatest = props.summary === "latest";
  const clauses = [
    time.own,
    ...comparisons.flatMap(({ versus, dates, delta }) => [
      labeled(dates === null ? versus : words.both(versus, dates), delta.text.full),
      delta.sentiment !== "neutral" && kpi.sentiments[delta.sentiment],
    ]),
    target?.text,
    target?.word,
    statusModel?.word,
    (isSmall || !isLatest) && note,
  ];
  return {
    metric: name,
    label,
    value,
    text: formatNumber(value, { ...number, compact: isLarge(value) }),
    exact,
    comparisons,
    target,
    status: statusModel,
    sparkline: sparkline ? sparklineOf(isLatest ? result : series, name) : null,
    isSmall,
    note,
    asOf: result.freshness.dataThrough ?? result.freshness.computedAt,
    sentence: kpi.sentence(labeled(label, exact), clauses.filter((clause) => typeof clause === "string")),
  };
}

/** The target that holds: the tile's own where it says one or null, else the catalog's. */
export function goalOf(metric: Metric | undefined, own: number | null | undefined): number | null {
  return own === undefined ? (metric?.target ?? null) : own;
}

/** Without the one with a target where there is none. */
export function shownComparisons(props: KpiTileQueryProps<Catalog>, goal: number | null): readonly KpiCompare[] {
  return comparisonsOf(props).filter((compare) => compare !== "target" || goal !== null);
}

/** Numbers up to 99,999 are read faster whole. */
function isLarge(value: number | null): boolean {
  return value !== null && Math.abs(value) >= 100_000;
}

function baseOf(compare: KpiCompare, range: Range, { kpi }: TileWords): TileBase {
  if (typeof compare === "object") return { id: compare.id, name: compare.label ?? compare.id };
  const aligned = rangeInMode(range, "aligned");
  const isToday = compare === "previous" && "toDate" in aligned && aligned.toDate === "day";
  return { id: compare, name: kpi.bases[isToday ? "yesterday" : compare] };
}

function targetModel(
  value: number,
  goal: number,
  direction: Parameters<typeof bullet>[2],
  number: NumberOptions,
  { kpi }: TileWords,
): KpiTileModel["target"] {
  const bar = bullet(value, goal, direction, number.unit === "share");
  const word = bar.met === null ? null : bar.met ? kpi.onTarget : kpi.offTarget;
  const text = formatNumber(goal, { ...number, digits: 0, moreDigits: number.digits ?? 1, compact: isLarge(goal) });
  return { ...bar, text: kpi.target(text), word };
}

function sparklineOf(series: TileResult | null, name: string): Sparkline | null {
  if (series === null) return null;
  const column = metricColumn(series, name);
  return { values: column?.cells.value ?? [], incompleteFrom: runningFrom(series) };
}
