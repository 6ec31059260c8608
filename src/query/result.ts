import type { Catalog, DimensionName, DimensionValueOf } from "./catalog.ts";
import type { DimensionValue } from "./dimension.ts";
import type { ColumnData } from "./columns.ts";
import type { DriversQuery } from "./drivers.ts";
import type { FunnelQuery, FunnelRow } from "./funnel.ts";
import type { AggregateQuery, MembersQuery, MetricsQuery, RecordsQuery } from "./query.ts";
import type { Grain, Instant, ResolvedRange } from "./range.ts";
import type { RetentionQuery, RetentionRow } from "./retention.ts";

/** A number with what it was made of. */
export interface CellValue {
  /** Null: not known. */
  readonly value: number | null;
  /** Of ratios and averages: Σ numerator and Σ denominator, so that cells can be merged. */
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** Number of cases behind a rate, an average or a percentile. */
  readonly n?: number;
}

/**
 * `incomplete`: its bucket is still running or yet to come. `small`: fewer cases than the metric's `minSample`.
 * `masked`: known, and not for this caller.
 */
export type CellState = "incomplete" | "small" | "masked";

export interface Cell<Id extends string = string> extends CellValue {
  readonly state?: CellState;
  readonly compare?: { readonly [K in Id]: CellValue };
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}
export interface Limit {
  readonly kind: "rows" | "groups" | "buckets";
  readonly limit: number;
  readonly actual?: number;
}

/**
 * How an answer came about, where a planner stood before the adapter. `rewritten`: asked as other queries that mean the
 * same; `finished`: the client computed on top of complete answers.
 */
export interface PlanNote {
  readonly how: "native" | "rewritten" | "finished";
  /** Queries that the source answered for it. */
  readonly steps: number;
  /** What the source does not do by itself. */
  readonly reason?: string;
}

export interface ResultMeta {
  readonly contract: 1;
  /** `partial`: a limit cut the answer; `limits` says which. */
  readonly status: "complete" | "partial";
  readonly limits?: readonly Limit[];
  readonly warnings?: readonly Warning[];
  /** Absent where the query names no range. */
  readonly resolvedRange?: ResolvedRange;
  readonly resolvedCompare?: { readonly [id: string]: ResolvedRange };
  /** Grain of the `time` column. */
  readonly grain?: Grain;
  readonly timeZone: string;
  /** From here on buckets are still running: start of the first that is. */
  readonly incompleteFrom?: Instant;
  readonly freshness: {
    readonly computedAt: Instant;
    /** The last instant that the data covers, where the adapter knows. */
    readonly dataThrough?: Instant;
    readonly source: "live" | "cache" | "preaggregated" | "client";
  };
  readonly page?: { readonly next?: string; readonly total?: number };
  /** Absent where no planner was asked. */
  readonly plan?: PlanNote;
  /** Equal for equal answers. */
  readonly fingerprint: string;
}

export interface Totals<R> {
  readonly by: readonly string[];
  readonly columns: readonly ColumnData[];
  readonly rowCount: number;
  /** Built from the columns when first read. */
  readonly rows: readonly R[];
}

/** An answer: its columns, and rows over them. */
export interface TableResult<R> extends ResultMeta {
  readonly columns: readonly ColumnData[];
  readonly rowCount: number;
  /** Built from the columns when first read. */
  readonly rows: readonly R[];
  readonly totals?: readonly Totals<Partial<R>>[];
}

/** A row where names are not known to the compiler. */
export interface AnyRow {
  readonly [name: string]: Cell | DimensionValue | true | { readonly [id: string]: Instant | null } | undefined;
}

/** Marks of a row besides its values. */
export interface RowMarks {
  /** True on the row that stands for everything outside the top n; its dimension is null there. */
  readonly $other?: true;
  /** Start of the bucket that each comparison put beside this row. */
  readonly $compareTime?: { readonly [id: string]: Instant | null };
}

type IsKnown<C extends Catalog> = string extends DimensionName<C> ? false : true;
type IsTuple<L> = L extends readonly unknown[] ? (number extends L["length"] ? false : true) : false;

type Keyed<L, K extends PropertyKey, V extends { [P in K]: unknown }> =
  IsTuple<L> extends true ? { readonly [P in K]: V[P] } : { readonly [P in K]?: V[P] };

type DimensionValues<C extends Catalog> = { [D in DimensionName<C>]: DimensionValueOf<C, D> };

export type CellName<M> = M extends string
  ? M
  : M extends { readonly as: infer A extends string }
    ? A
    : M extends { readonly metric: infer N extends string }
      ? N
      : never;
/** The ids of a query's comparisons. */
export type CompareId<Q> = Q extends { readonly compare: readonly (infer K)[] }
  ? K extends { readonly id: infer I extends string }
    ? I
    : string
  : string;
type Elements<L> = L extends readonly (infer E)[] ? E : never;

type TimeKey<Q> = Q extends { readonly time: { readonly grain: Grain | "auto" } }
  ? { readonly time: Instant }
  : Q extends { readonly time?: infer T }
    ? "grain" extends (T extends unknown ? keyof T : never)
      ? { readonly time?: Instant }
      : unknown
    : unknown;

/** The row of an aggregate query: its dimensions, `time` with a grain, and a cell per metric. */
export type AggregateRow<C extends Catalog, Q> =
  IsKnown<C> extends true
    ? Keyed<
        Q extends { readonly by: infer B } ? B : readonly [],
        Q extends { readonly by: infer B } ? Elements<B> & DimensionName<C> : never,
        DimensionValues<C>
      > &
        TimeKey<Q> &
        (Q extends { readonly metrics: infer M }
          ? Keyed<M, CellName<Elements<M>>, { [K in CellName<Elements<M>>]: Cell<CompareId<Q>> }>
          : never) &
        RowMarks
    : AnyRow;

export type RecordsRow<C extends Catalog, Q> =
  IsKnown<C> extends true
    ? Q extends { readonly columns: infer L }
      ? Keyed<L, Elements<L> & DimensionName<C>, DimensionValues<C>>
      : never
    : AnyRow;

export interface MembersRow<V> {
  readonly value: V;
  readonly count: number;
}

/** One value of one of the dimensions, and what it adds to the change. `mix` and `rate` are there for ratios. */
export interface DriversRow<D, V> extends Pick<RowMarks, "$other"> {
  readonly dimension: D;
  readonly value: V;
  /** The metric after, with `compare.before`. */
  readonly metric: Cell<"before">;
  readonly contribution: Cell;
  readonly mix?: Cell;
  readonly rate?: Cell;
}

/** The row of any query, exactly as catalog and query make it. */
export type Row<C extends Catalog, Q> = Q extends AggregateQuery<C>
  ? AggregateRow<C, Q>
  : Q extends RecordsQuery<C>
    ? RecordsRow<C, Q>
    : Q extends MembersQuery<C>
      ? IsKnown<C> extends true
        ? MembersRow<DimensionValueOf<C, Q["dimension"]>>
        : MembersRow<DimensionValue>
      : Q extends DriversQuery<C>
        ? IsKnown<C> extends true
          ? DriversRow<Elements<Q["dimensions"]>, DimensionValueOf<C, Elements<Q["dimensions"]> & DimensionName<C>>>
          : DriversRow<string, DimensionValue>
        : Q extends FunnelQuery<C>
          ? FunnelRow<C, Q>
          : Q extends RetentionQuery<C>
            ? RetentionRow<C, Q>
            : never;

export type Result<C extends Catalog, Q extends MetricsQuery<C> = MetricsQuery<C>> = TableResult<Row<C, Q>>;
