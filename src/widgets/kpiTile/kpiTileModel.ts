import type { Catalog } from "../../query/catalog.ts";
import { hasTooFew, leastCases } from "../../query/hasTooFew.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import type { Instant, Range, ResolvedRange } from "../../query/range.ts";
import type { AnyBeside, AnyCellValue, CellNumber } from "../../query/result.ts";
import { rangeIn } from "../../format/dateRange.ts";
import { deltaIn } from "../../format/deltaIn.ts";
import type { Delta } from "../../format/deltaIn.ts";
import { formatPlain } from "../../format/plainNumber.ts";
import type { NumberOptions } from "../../format/plainNumber.ts";
import { labelOf } from "../../react/label.ts";
import type { Bullet } from "./bullet.ts";
import { comparisonsOf, rangeInMode } from "./kpiTileQuery.ts";
import type { KpiCompare, KpiTileQueryProps } from "./kpiTileQuery.ts";
import type { Sparkline } from "../chart/sparkline.ts";
import type { ThresholdStatus } from "./thresholds.ts";
import { metricColumn, runningFrom, tileCell, tileRow } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import type { TileBase, TileExtras } from "./tileExtras.ts";
import type { FigureWords } from "./tileWords.ts";

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
  /** Text where the metric is exact. */
  readonly value: CellNumber | null;
  /** What `value` was made of. */
  readonly cell?: AnyCellValue;
  /** At most about eight characters, in the language's large units. */
  readonly text: string;
  readonly exact: string;
  readonly comparisons: readonly KpiComparisonModel[];
  readonly target: (Bullet & { readonly text: string; readonly word: string | null }) | null;
  readonly status: { readonly level: ThresholdStatus; readonly word: string } | null;
  readonly sparkline: Sparkline | null;
  /** Fewer cases than the metric's `minSample`. */
  readonly isSmall: boolean;
  /** What it needs to say more than its figure and comparisons could not be loaded. */
  readonly isReduced?: boolean;
  /** What must be known to read the number right: too few cases, how far a running period reached. */
  readonly note: string | null;
  readonly asOf: Instant;
  /** All of it in one sentence. */
  readonly sentence: string;
}

export interface KpiTileModelOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: FigureWords;
  readonly catalog: Catalog;
  /** As asked, before `mode`. */
  readonly range: Range;
  /** Overrides the catalog's; null hides it. */
  readonly target?: number | null | undefined;
  readonly status?: ThresholdStatus | null;
  /** The answer to the query of the line. */
  readonly series?: TileResult | null;
  /** What `needsExtras`. Without them a tile shows its figure and comparisons alone. */
  readonly extras?: TileExtras | null;
}

/** @param result the answer to the query of the number, which may hold other metrics too */
export function kpiTileModel(
  result: TileResult,
  props: KpiTileQueryProps<Catalog>,
  options: KpiTileModelOptions,
): KpiTileModel {
  const { metric: name, sparkline = true, summary } = props;
  const { catalog, locale, timeZone, messages, range, status = null, series = null } = options;
  const { labeled, kpi, delta: words, states } = messages;
  const { freshness, resolvedRange, resolvedCompare } = result;
  const metric = catalog.metrics[name];
  const { digits, direction = "neutral" } = metric ?? ({} as Partial<Metric>);
  const least = leastCases(metric);
  const row = tileRow(result, props);
  const cell = tileCell(result, name, row);
  const { value, compare: bases } = cell;
  const isSmall = hasTooFew(least, cell);
  const sure = isSmall ? "neutral" : direction;
  const isLatest = summary === "latest";
  const goal = goalOf(metric, options.target);
  const number: NumberOptions = { locale, unit: metric && metricUnit(metric), digits, compact: isLarge(value) };
  const extra = options.extras?.(result, row, props, options);
  const print = extra?.print ?? formatPlain;
  const dates = (span: ResolvedRange | undefined, id?: string) =>
    isLatest ? (extra?.bucket(id) ?? null) : span ? rangeIn(span.from, span.to, { locale, timeZone, word: messages.range }) : null;

  let held: TileBase | undefined;
  const comparisons = shownComparisons(props, goal).map((to): KpiComparisonModel => {
    const base = baseOf(to, range, messages);
    const { id } = base;
    const isTarget = to === "target";
    if (!isTarget) held ??= base;
    const against: AnyBeside = bases?.[id] ?? { value: isTarget ? goal : null };
    return {
      id,
      delta: deltaIn(print, value, against.value, {
        ...number,
        words: extra?.words(against) ?? words,
        direction: hasTooFew(least, against) ? "neutral" : sure,
      }),
      versus: kpi.versus(base.name),
      dates: isTarget ? null : dates(resolvedCompare?.[id], id),
    };
  });
  const note = isSmall ? (extra?.tooFew(cell.n, least) ?? states.tooFew) : (extra?.note(held) ?? null);
  const target = goal === null || value === null ? null : (extra?.target(value, goal, sure, number) ?? null);
  const statusModel = status === null || isSmall ? null : (extra?.status(status) ?? null);
  const label = labelOf(catalog.metrics, name, locale);
  const exact = print(value, { ...number, compact: false, moreDigits: 2 });
  const clauses = [
    dates(resolvedRange),
    ...comparisons.flatMap(({ versus, dates, delta: { text, sentiment } }) => [
      labeled(dates === null ? versus : words.both(versus, dates), text.full),
      sentiment !== "neutral" && kpi.sentiments[sentiment],
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
    cell,
    text: print(value, number),
    exact,
    comparisons,
    target,
    status: statusModel,
    sparkline: sparkline ? sparklineOf(isLatest ? result : series, name) : null,
    isSmall,
    note,
    asOf: freshness.dataThrough ?? freshness.computedAt,
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
export function isLarge(value: CellNumber | null): boolean {
  return Math.abs(value as number) >= 100_000;
}

function baseOf(compare: KpiCompare, range: Range, { kpi }: FigureWords): TileBase {
  if (typeof compare === "object") return { id: compare.id, name: compare.label ?? compare.id };
  const aligned = rangeInMode(range, "aligned");
  const isToday = compare === "previous" && "toDate" in aligned && aligned.toDate === "day";
  return { id: compare, name: kpi.bases[isToday ? "yesterday" : compare] };
}

function sparklineOf(series: TileResult | null, name: string): Sparkline | null {
  return series && { values: metricColumn(series, name)?.cells.value ?? [], incompleteFrom: runningFrom(series) };
}
