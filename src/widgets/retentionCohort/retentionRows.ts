import type { RetentionCell, RetentionModel, RetentionParts, RetentionRow } from "./retentionModel.ts";

/** `pooled`: Σ retained ÷ Σ eligible. `simple`: the mean of the cohorts' values, each counted alike. */
export type RetentionMean = "pooled" | "simple";

export interface ShownRows {
  /** The mean first, then the comparison's. */
  readonly means: readonly RetentionRow[];
  /** Cohorts, or all segments beside each other. */
  readonly body: readonly RetentionRow[];
}

/**
 * The rows of one segment's cohorts, or with null of all: cohorts without a breakdown, else a row a segment. A mean
 * leaves out what is incomplete or hidden. Numbers of people and sums have a mean per cohort only.
 */
export function shownRows(model: RetentionModel, segment: number | null, mean: RetentionMean): ShownRows {
  const kind = meanOf(model, mean);
  const at = model.by === null ? 0 : segment;
  const own = at === null ? model.cohorts.flat() : (model.cohorts[at] ?? []);
  const compared = comparedMeans(model, own, kind);
  const means = [meanRow(model, own, kind, compared), ...(compared.some(({ value }) => value !== null) ? [compareRow(compared)] : [])];
  if (at !== null) return { means, body: own };
  const body = model.cohorts.map((cohorts, index): RetentionRow => {
    const segmentOf = model.by?.segments[index] ?? null;
    const row = meanRow(model, cohorts, kind, comparedMeans(model, cohorts, kind));
    return { ...row, kind: "segment", key: `segment ${segmentOf?.key}`, segment: segmentOf };
  });
  return { means, body };
}

/** Which mean there is: what does not divide has no pooled one. */
export function meanOf({ measure }: RetentionModel, mean: RetentionMean): RetentionMean {
  return measure === "users" || measure === "sum" ? "simple" : mean;
}

/**
 * What a mean does that no row of it can, since later periods have fewer cohorts behind them; null where it does not.
 * Averages and rates of the period before may do either by themselves.
 */
export function meanTurn({ query, measure }: RetentionModel, { means: [mean] }: ShownRows): "rises" | "falls" | null {
  const { criterion, reference } = query;
  if (measure === "average" || reference === "previous" || mean === undefined) return null;
  // Period 0 is a return in it, which onOrBefore does not count on.
  const known = mean.cells.slice(criterion === "onOrBefore" ? 1 : 0).flatMap(({ value }) => value ?? []);
  const has = (turns: (before: number, now: number) => boolean) => known.some((value, at) => at > 0 && turns(known[at - 1] as number, value));
  if (criterion === "onOrAfter" && has((before, now) => now > before + 1e-12)) return "rises";
  return criterion === "onOrBefore" && has((before, now) => now < before - 1e-12) ? "falls" : null;
}

function meanRow(model: RetentionModel, cohorts: readonly RetentionRow[], mean: RetentionMean, compared: readonly RetentionParts[]): RetentionRow {
  const sizes = cohorts.flatMap(({ size }) => size ?? []);
  return {
    kind: "mean",
    key: "mean",
    start: null,
    segment: null,
    size: sizes.length === 0 ? null : sum(sizes),
    forming: cohorts.some(({ forming }) => forming),
    cells: model.periods.map((_, period) => meanCell(cohorts.map(({ cells }) => cells[period] as RetentionCell), {
        mean,
        ofPeople: model.measure !== "share",
        minSample: model.minSample,
        compare: compared[period]?.value ?? null,
      }),
    ),
  };
}

/** The comparison's mean of each period, made as the own one is, over its cohorts for which the period is over. */
function comparedMeans({ comparison, periods }: RetentionModel, cohorts: readonly RetentionRow[], mean: RetentionMean): readonly RetentionParts[] {
  if (comparison === null) return [];
  return periods.map((_, period) => meanOfParts(cohorts.flatMap(({ cells }) => cells[period]?.compareOver ?? []), mean));
}

/** Of what is known; parts only where each of them divides. */
function meanOfParts(cells: readonly RetentionParts[], mean: RetentionMean): RetentionParts {
  const known = cells.filter(({ value }) => value !== null);
  if (known.length === 0) return { value: null, numerator: null, denominator: null };
  const divides = known.every(({ denominator }) => denominator !== null);
  const numerator = divides ? sum(known.map((part) => part.numerator ?? 0)) : null;
  const denominator = divides ? sum(known.map((part) => part.denominator as number)) : null;
  const value =
    mean === "pooled" && numerator !== null ? numerator / (denominator as number) : sum(known.map((part) => part.value as number)) / known.length;
  return { value, numerator, denominator };
}

interface MeanCellOptions {
  readonly mean: RetentionMean;
  /** Whether the denominators count people, or what they are worth. */
  readonly ofPeople: boolean;
  readonly minSample: number;
  readonly compare: number | null;
}

function meanCell(cells: readonly RetentionCell[], { mean, ofPeople, minSample, compare }: MeanCellOptions): RetentionCell {
  const over = cells.filter(({ state, value }) => (state === "complete" || state === "small") && value !== null);
  const parts = meanOfParts(over, mean);
  const { value } = parts;
  const isFuture = over.length === 0 && cells.some(({ state }) => state === "future" || state === "running");
  const isFew = ofPeople
    ? parts.denominator !== null && parts.denominator < minSample
    : over.every(({ state }) => state === "small");
  return {
    ...parts,
    users: over.length === 0 ? null : sum(over.map(({ users }) => users ?? 0)),
    state: isFuture ? "future" : value === null ? "none" : isFew ? "small" : "complete",
    completeOn: null,
    compare,
    compareOver: null,
  };
}

function compareRow(values: readonly RetentionParts[]): RetentionRow {
  const cells = values.map((parts): RetentionCell => ({
    ...parts,
    users: null,
    state: parts.value === null ? "none" : "complete",
    completeOn: null,
    compare: null,
    compareOver: null,
  }));
  return { kind: "compare", key: "compare", start: null, segment: null, size: null, forming: false, cells };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
