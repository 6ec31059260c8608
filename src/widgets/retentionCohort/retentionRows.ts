import type { RetentionCell, RetentionModel, RetentionRow } from "./retentionModel.ts";

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
  const compared = (at === null || model.by === null ? model.comparison?.all : model.comparison?.bySegment[at]) ?? [];
  const isComparable = kind === "pooled" && compared.some((value) => value !== null);
  const means = [
    meanRow(model, own, kind, compared),
    ...(isComparable ? [compareRow(compared)] : []),
  ];
  if (at !== null) return { means, body: own };
  const body = model.cohorts.map((cohorts, index): RetentionRow => {
    const segmentOf = model.by?.segments[index] ?? null;
    const row = meanRow(model, cohorts, kind, model.comparison?.bySegment[index] ?? []);
    return { ...row, kind: "segment", key: `segment ${segmentOf?.key}`, segment: segmentOf };
  });
  return { means, body };
}

/** Which mean there is: what does not divide has no pooled one. */
export function meanOf({ measure }: RetentionModel, mean: RetentionMean): RetentionMean {
  return measure === "users" || measure === "sum" ? "simple" : mean;
}

function meanRow(model: RetentionModel, cohorts: readonly RetentionRow[], mean: RetentionMean, compared: Numbers): RetentionRow {
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
        compare: compared[period] ?? null,
      }),
    ),
  };
}

type Numbers = readonly (number | null)[];

const minSample = 30;

interface MeanCellOptions {
  readonly mean: RetentionMean;
  /** Whether the denominators count people, or what they are worth. */
  readonly ofPeople: boolean;
  readonly compare: number | null;
}

function meanCell(cells: readonly RetentionCell[], { mean, ofPeople, compare }: MeanCellOptions): RetentionCell {
  const over = cells.filter(({ state, value }) => (state === "complete" || state === "small") && value !== null);
  const divides = over.length > 0 && over.every(({ denominator }) => denominator !== null);
  const parts = {
    users: over.length === 0 ? null : sum(over.map(({ users }) => users ?? 0)),
    numerator: divides ? sum(over.map(({ numerator }) => numerator ?? 0)) : null,
    denominator: divides ? sum(over.map(({ denominator }) => denominator as number)) : null,
  };
  const value =
    over.length === 0
      ? null
      : mean === "pooled" && parts.numerator !== null
        ? parts.numerator / (parts.denominator as number)
        : sum(over.map(({ value }) => value as number)) / over.length;
  const isFuture = over.length === 0 && cells.some(({ state }) => state === "future" || state === "running");
  const isFew = ofPeople
    ? parts.denominator !== null && parts.denominator < minSample
    : over.every(({ state }) => state === "small");
  return {
    value,
    ...parts,
    state: isFuture ? "future" : value === null ? "none" : isFew ? "small" : "complete",
    completeOn: null,
    compare,
  };
}

function compareRow(values: Numbers): RetentionRow {
  const cells = values.map((value): RetentionCell => ({
    value,
    users: null,
    numerator: null,
    denominator: null,
    state: value === null ? "none" : "complete",
    completeOn: null,
    compare: null,
  }));
  return { kind: "compare", key: "compare", start: null, segment: null, size: null, forming: false, cells };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
