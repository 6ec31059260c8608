import type { Lack } from "./lacks.ts";

const words: { readonly [W in Lack["what"]]: string } = {
  kind: "this kind of query",
  metric: "this metric",
  metricsPerQuery: "so many metrics at once",
  metricFilters: "filters of single metrics",
  filter: "this filter",
  relativeRanges: "relative ranges",
  timeZone: "this time zone",
  grain: "this grain",
  compare: "comparisons",
  totals: "totals",
  top: "the top n with the rest",
  having: "conditions on finished rows",
  order: "this order",
  page: "pages",
  compute: "shares, ranks and running sums",
  rows: "so many rows",
};

/** What the source does not do, for whoever asks why. */
export function reasonOf(lacks: readonly Lack[]): string {
  return `the source does not do ${[...new Set(lacks.map(({ what }) => words[what]))].join(", ")}`;
}
