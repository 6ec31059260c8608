import type { Catalog, DimensionName, DimensionValueOf } from "./catalog.ts";
import type { DecimalText } from "./decimal.ts";
import type { DimensionValue } from "./dimension.ts";
import type { ColumnData } from "./columns.ts";
import type { DriversQuery } from "./drivers.ts";
import type { FunnelQuery, FunnelRow } from "./funnel.ts";
import type { AggregateQuery, MembersQuery, MetricsQuery, RecordsQuery } from "./query.ts";
import type { Grain, Instant, ResolvedRange } from "./range.ts";
import type { RetentionQuery, RetentionRow } from "./retention.ts";

/** What a cell may hold: text for the exact decimals of sums, minima and maxima of a decimal field. */
export type CellNumber = number | DecimalText;

/** A number with what it was made of. */
export interface CellValue<V extends CellNumber = number, P extends CellNumber = V> {
  /** Null: not known. */
  readonly value: V | null;
  /** Of ratios and averages: Σ numerator and Σ denominator, so that cells can be merged. Exact where their field is. */
  readonly numerator?: P | null;
  readonly denominator?: P | null;
  /** Number of cases behind a rate, an average or a percentile. */
  readonly n?: number;
}

/**
 * `incomplete`: its bucket is still running or yet to come. `small`: fewer cases than the metric's `minSample`.
 * `masked`: known, and not for this caller.
 */
export type CellState = "incomplete" | "small" | "masked";

export interface Cell<
  Id extends string = string,
  V extends CellNumber = number,
  P extends CellNumber = V,
  Beside extends CellValue<CellNumber> = CellValue<V, P>,
> extends CellValue<V, P> {
  readonly state?: CellState;
  readonly compare?: { readonly [K in Id]: Beside & BesideState };
}

/** Of a number that another is compared with. */
export interface BesideState {
  /** Known, and not for this caller. */
  readonly state?: "masked";
}

/** A cell of whatever metric. */
export type AnyCell = Cell<string, CellNumber>;
export type AnyCellValue = CellValue<CellNumber>;
export type AnyBeside = AnyCellValue & BesideState;

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
  readonly page?: {
    readonly next?: string;
    readonly total?: number;
    /** Rows before this page. Where it is there, any page may be asked for by its offset. */
    readonly offset?: number;
  };
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
  readonly [name: string]: AnyCell | DimensionValue | true | { readonly [id: string]: Instant | null } | undefined;
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

/** What a metric's cells hold: text where it is exact. */
type NumberOf<C extends Catalog, M> = M extends { readonly kind: "sum" | "min" | "max" | "snapshot"; readonly of?: infer O }
  ? NumberOfField<C, O>
  : M extends { readonly kind: "cumulative"; readonly of: infer O extends string }
    ? NumberOf<C, C["metrics"][O]>
    : number;
type NumberOfField<C extends Catalog, O> = O extends string
  ? string extends O
    ? number
    : C["dimensions"][O] extends { readonly kind: "decimal" }
      ? DecimalText
      : number
  : never;
/** What the parts of a metric's cells hold. */
type PartsOf<C extends Catalog, M> = M extends { readonly kind: "average"; readonly of: infer O }
  ? number | NumberOfField<C, O>
  : M extends { readonly kind: "ratio"; readonly numerator: infer N extends string; readonly denominator: infer D extends string }
    ? NumberOf<C, C["metrics"][N]> | NumberOf<C, C["metrics"][D]>
    : NumberOf<C, M>;
type Asked<C extends Catalog, E> = E extends string
  ? C["metrics"][E]
  : E extends { readonly metric: infer N extends string }
    ? C["metrics"][N]
    : never;
type ElementNamed<E, K> = E extends unknown ? (CellName<E> extends K ? E : never) : never;
/** Shares and ranks are numbers whatever they are of. */
type Computed<E, V> = E extends { readonly compute: "share" | "rank" } ? number : V;
/** The metrics that comparisons put beside a cell. */
type TargetOf<C extends Catalog, Q> = Q extends { readonly compare: readonly (infer K)[] }
  ? K extends { readonly to: { readonly target: infer T extends string } }
    ? C["metrics"][T]
    : never
  : never;
/** The cell of one element of a query's `metrics`. */
type AskedCell<C extends Catalog, Q, E> = Cell<
  CompareId<Q>,
  Computed<E, NumberOf<C, Asked<C, E>>>,
  PartsOf<C, Asked<C, E>>,
  CellValue<
    Computed<E, NumberOf<C, Asked<C, E>>> | NumberOf<C, TargetOf<C, Q>>,
    PartsOf<C, Asked<C, E>> | PartsOf<C, TargetOf<C, Q>>
  >
>;

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
          ? Keyed<M, CellName<Elements<M>>, { [K in CellName<Elements<M>>]: AskedCell<C, Q, ElementNamed<Elements<M>, K>> }>
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
  readonly metric: Cell<"before", CellNumber>;
  /** A number, also where the metric is exact. */
  readonly contribution: Cell;
  readonly mix?: Cell;
  readonly rate?: Cell;
}

/** A combination of values that changed otherwise than the rest. Its numbers are numbers, also where the metric is exact. */
export interface CombinedDriversRow<D, V> {
  readonly dimension: D;
  readonly value: V;
  /** Null where the combination has fewer; absent where none could have as many. */
  readonly dimension2?: D | null;
  readonly value2?: V | null;
  readonly dimension3?: D | null;
  readonly value3?: V | null;
  /** The metric after, with `compare.before`. */
  readonly metric: Cell<"before">;
  /** The same of everything else: what the combination is to be held against. */
  readonly complement: Cell<"before">;
  readonly contribution: Cell;
  readonly mix?: Cell;
  readonly rate?: Cell;
  /** Contribution ÷ change: above 1 where others went the other way, negative where it went against the change. */
  readonly share: Cell;
  /** Of the whole (of a ratio's denominator), the larger of both periods, 0 to 1. */
  readonly support: Cell;
  /** How far it changed, by itself and beside its complement, whichever is less; in standard errors. */
  readonly z: Cell;
  /** How often chance makes one of all combinations looked at change so far (Bonferroni), two-sided. */
  readonly p: Cell;
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
          ? DriversRowOf<Q, Elements<Q["dimensions"]>, DimensionValueOf<C, Elements<Q["dimensions"]> & DimensionName<C>>>
          : DriversRowOf<Q, string, DimensionValue>
        : Q extends FunnelQuery<C>
          ? FunnelRow<C, Q>
          : Q extends RetentionQuery<C>
            ? RetentionRow<C, Q>
            : never;

type DriversRowOf<Q, D, V> = Q extends { readonly combine: number } ? CombinedDriversRow<D, V> : DriversRow<D, V>;

export type Result<C extends Catalog, Q extends MetricsQuery<C> = MetricsQuery<C>> = TableResult<Row<C, Q>>;
