import type {
  AverageMetric,
  ConversionMetric,
  CountMetric,
  CumulativeMetric,
  DerivedMetric,
  DistinctMetric,
  MaxMetric,
  MinMetric,
  PercentileMetric,
  RatioMetric,
  SnapshotMetric,
  SumMetric,
} from "./metric.ts";

// Functions of a module, not of an object: a page carries the builders that it calls, and no other.

export function count<const E extends string, const T extends string>(
  metric: Omit<CountMetric<E, T>, "kind">,
): CountMetric<E, T> {
  return { kind: "count", ...metric };
}

export function sum<const E extends string, const T extends string, const O extends string>(
  metric: Omit<SumMetric<E, T, O>, "kind">,
): SumMetric<E, T, O> {
  return { kind: "sum", ...metric };
}

export function average<const E extends string, const T extends string, const O extends string>(
  metric: Omit<AverageMetric<E, T, O>, "kind">,
): AverageMetric<E, T, O> {
  return { kind: "average", ...metric };
}

export function min<const E extends string, const T extends string, const O extends string>(
  metric: Omit<MinMetric<E, T, O>, "kind">,
): MinMetric<E, T, O> {
  return { kind: "min", ...metric };
}

export function max<const E extends string, const T extends string, const O extends string>(
  metric: Omit<MaxMetric<E, T, O>, "kind">,
): MaxMetric<E, T, O> {
  return { kind: "max", ...metric };
}

export function percentile<const E extends string, const T extends string, const O extends string>(
  metric: Omit<PercentileMetric<E, T, O>, "kind">,
): PercentileMetric<E, T, O> {
  return { kind: "percentile", ...metric };
}

export function distinct<const E extends string, const T extends string, const O extends string>(
  metric: Omit<DistinctMetric<E, T, O>, "kind">,
): DistinctMetric<E, T, O> {
  return { kind: "distinct", ...metric };
}

export function ratio<const N extends string, const D extends string>(
  metric: Omit<RatioMetric<N, D>, "kind">,
): RatioMetric<N, D> {
  return { kind: "ratio", ...metric };
}

export function snapshot<const E extends string, const T extends string, const O extends string>(
  metric: Omit<SnapshotMetric<E, T, O>, "kind">,
): SnapshotMetric<E, T, O> {
  return { kind: "snapshot", ...metric };
}

export function cumulative<const M extends string>(metric: Omit<CumulativeMetric<M>, "kind">): CumulativeMetric<M> {
  return { kind: "cumulative", ...metric };
}

export function derived<const M extends string>(metric: Omit<DerivedMetric<M>, "kind">): DerivedMetric<M> {
  return { kind: "derived", ...metric };
}

export function conversion<const V extends string>(metric: Omit<ConversionMetric<V>, "kind">): ConversionMetric<V> {
  return { kind: "conversion", ...metric };
}
