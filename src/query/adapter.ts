import type { AlertPort } from "./alerts.ts";
import type { AnnotationPort } from "./annotations.ts";
import type { Capabilities } from "./capabilities.ts";
import type { AnyFilter } from "./filter.ts";
import type { Catalog, DimensionName, EntityName } from "./catalog.ts";
import type { CheckedQuery } from "./checkedQuery.ts";
import type { Filter } from "./catalogFilter.ts";
import type { CommentPort } from "./comments.ts";
import type { CockpitStore } from "./documents.ts";
import type { MetricsError } from "./error.ts";
import type { Privacy } from "./privacy.ts";
import type { MetricsQuery } from "./query.ts";
import type { Result, TableResult } from "./result.ts";
import type { RulePort } from "./rulePort.ts";
import type { Trace } from "./trace.ts";

/**
 * Which rows a caller may see, for every entity: none can be forgotten. Nothing that is asked reaches past it.
 * `"public"`: every row of every entity, said explicitly.
 */
export type RowPolicy<C extends Catalog> =
  | "public"
  | ({ readonly [E in EntityName<C>]: Filter<C> | "all" | "none" } & {
      readonly $privacy?: Privacy<DimensionName<C>>;
    });
/** A rule for every entity by its name, and the privacy under `$privacy`. */
export type AnyRowPolicy = "public" | { readonly [entity: string]: AnyFilter | "all" | "none" | Privacy };

/** What a caller knows besides the query. Everything is optional; adapters use what concerns them. */
export interface QueryContext {
  /** Aborts the call; the adapter throws `aborted`. */
  readonly signal?: AbortSignal;
  /** Names the call in logs and in errors. */
  readonly requestId?: string;
  /** Set by the server's handler after it has authenticated the caller; never read from the wire. */
  readonly policy?: AnyRowPolicy;
  /** When the caller stops waiting, epoch milliseconds: work that goes on after it is for nobody. */
  readonly deadline?: number;
  /** Rows that the caller takes at the most: an answer of more may be refused as `too-large` before it is computed. */
  readonly maxRows?: number;
  /** What earlier answers are good for. Default `prefer`. */
  readonly cache?: CacheMode;
  /**
   * When the data last changed, by `performance.now()`: no work that was begun before it may be joined. Default: never.
   * A call that is not `prefer` joins none that was begun before itself.
   */
  readonly changedAt?: number;
  /** Measures the adapter's own work as spans below the call's. */
  readonly trace?: Trace;
}

/** `prefer`: an earlier answer will do. `revalidate`: computed anew, and kept for others. `bypass`: neither read nor kept. */
export type CacheMode = "prefer" | "revalidate" | "bypass";

export type Settled<R> =
  | { readonly status: "fulfilled"; readonly value: R }
  | { readonly status: "rejected"; readonly error: MetricsError };

export interface AskedQuery<C extends Catalog> {
  readonly query: MetricsQuery<C>;
  readonly context: QueryContext;
}

/** Where numbers come from. One method is enough. */
export interface MetricsAdapter<C extends Catalog = Catalog> {
  readonly contract: 1;
  /** What it answers by itself. Left out: everything. */
  readonly capabilities?: Capabilities;
  /**
   * Whether every answer keeps to `context.policy`: its rules, what it masks, its smallest group. A server asks an
   * adapter that does not say so under the policy `"public"` alone, and refuses every other.
   */
  readonly policies?: true;
  /**
   * What its answers are made of, as a text that no adapter over other data has: a cache that several share keeps them
   * apart by it. Left out: not known.
   */
  readonly source?: string;
  /** @throws MetricsError */
  query<const Q extends MetricsQuery<C>>(query: Q & CheckedQuery<Q>, context: QueryContext): Promise<Result<C, Q>>;
  /**
   * Answers several queries in one round trip, each as soon as it is there, in any order. Each has its own signal:
   * one that is aborted ends with an `aborted` error and leaves the others alone.
   */
  queryMany?(asked: readonly AskedQuery<C>[]): AsyncIterable<{ readonly index: number } & Settled<TableResult<unknown>>>;
  /** The query's answer now and whenever it changes, until the signal aborts or the reader leaves. */
  subscribe?<const Q extends MetricsQuery<C>>(query: Q, context: QueryContext): AsyncIterable<Result<C, Q>>;
  /** What happened, for charts over time. */
  readonly annotations?: AnnotationPort;
  /** Where cockpits and their views are kept. */
  readonly documents?: CockpitStore;
  /** Where people talk about what they see. */
  readonly comments?: CommentPort;
  /** Incidents, to be shown and acted on. */
  readonly alerts?: AlertPort & {
    /** Where the rules are kept. Left out: nobody edits them here. */
    readonly rules?: RulePort<C>;
  };
}
