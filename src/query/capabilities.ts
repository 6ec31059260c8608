import type { AnyLeaf } from "./filter.ts";
import type { MetricsQuery } from "./query.ts";
import type { NamedGrain, Weekday } from "./range.ts";

/** What filters may be made of. */
export interface FilterCapabilities {
  /** Default: all. */
  readonly operators?: readonly AnyLeaf["op"][];
  /** Whether `contains` and `startsWith` can disregard upper and lower case. Default true. */
  readonly ignoreCase?: boolean;
  /** `and`: conditions that all hold; `andOr`: any tree of `and` and `or`; `tree`: with `not`. Default `tree`. */
  readonly nesting?: "and" | "andOr" | "tree";
}

/** What aggregate queries may ask. Everything is allowed that is not denied. */
export interface AggregateCapabilities {
  /** Names of the metrics that it knows. */
  readonly metrics?: readonly string[];
  /** Metrics in one query at the most. */
  readonly metricsPerQuery?: number;
  /** `metrics[].where`. */
  readonly metricFilters?: boolean;
  /** `custom`: intervals of one's own. */
  readonly grains?: readonly (NamedGrain | "custom")[];
  readonly compare?: boolean;
  readonly totals?: boolean;
  readonly top?: boolean;
  /** The row of everything outside the top. */
  readonly other?: boolean;
  readonly having?: boolean;
  readonly order?: boolean;
  readonly page?: boolean;
  readonly compute?: boolean;
  /** Rows of one answer at the most. */
  readonly rows?: number;
}

/**
 * What an adapter answers, as plain data. Whatever is left out, it answers natively; what is denied, a planner
 * rewrites, finishes in the client, or refuses with the reason.
 */
export interface Capabilities {
  /** The kinds of query that it answers. */
  readonly kinds?: readonly MetricsQuery["kind"][];
  /** Of every kind of query, wherever it has filters. */
  readonly filter?: FilterCapabilities;
  /** Ranges such as the last seven days. */
  readonly relativeRanges?: boolean;
  /** IANA names. */
  readonly timeZones?: readonly string[];
  readonly weekStarts?: readonly Weekday[];
  readonly aggregate?: AggregateCapabilities;
  readonly members?: {
    /** Whether `search` finds Chinese values by pinyin and initials. Default false: controls do, among those they have. */
    readonly pinyin?: boolean;
  };
}
