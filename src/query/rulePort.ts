import type { BacktestSeries } from "./alertBacktest.ts";
import type { AlertRule } from "./alertRule.ts";
import type { Catalog } from "./catalog.ts";

export type SavedRule<C extends Catalog = Catalog> =
  /** As it is kept, with its new version. */
  | { readonly status: "saved"; readonly rule: AlertRule<C> }
  /** Another version is kept than the one that this was made from; null: none is any more. Nothing was written. */
  | { readonly status: "conflict"; readonly rule: AlertRule<C> | null };

export type RemovedRule<C extends Catalog = Catalog> =
  | { readonly status: "removed" }
  /** Another version is kept. Nothing was removed. */
  | { readonly status: "conflict"; readonly rule: AlertRule<C> };

export interface BacktestOptions {
  /** How many closed buckets it is tried on, the latest. */
  readonly buckets: number;
  readonly signal?: AbortSignal;
}

/** Where rules are kept. What is sent twice is done once: `keepRule` is the law. */
export interface RulePort<C extends Catalog = Catalog> {
  /** @throws MetricsError, as everything here */
  list(options?: { readonly signal?: AbortSignal }): Promise<readonly AlertRule<C>[]>;
  /** Null: none is kept under this id. */
  get(id: string, options?: { readonly signal?: AbortSignal }): Promise<AlertRule<C> | null>;
  /** Keeps it if `rule.version` is the one that is kept, 0 where none is. */
  save(rule: AlertRule<C>): Promise<SavedRule<C>>;
  /** Only the version that is given; another one is a conflict, none at all is removed. */
  remove(rule: Pick<AlertRule, "id" | "version">): Promise<RemovedRule<C>>;
  /**
   * What a rule would have done, kept or not. Left out: the page tries it itself, by the same code, and has no answer for
   * unusual values without a detector of its own.
   */
  backtest?(rule: AlertRule<C>, options: BacktestOptions): Promise<readonly BacktestSeries[]>;
}
