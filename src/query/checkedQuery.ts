import type { MetricCondition, Order } from "./query.ts";
import type { CellName } from "./result.ts";

type Elements<L> = L extends readonly (infer E)[] ? E : never;
type IsTuple<L> = L extends readonly unknown[] ? (number extends L["length"] ? false : true) : false;

/** Where a query is literal, orders, conditions, totals and the top may only name columns that it asks for. */
export type CheckedQuery<Q> = Q extends { readonly kind: "aggregate"; readonly metrics: infer M }
  ? IsTuple<M> extends true
    ? CheckedNames<CellName<Elements<M>>, Q extends { readonly by: infer B } ? Elements<B> & string : never>
    : unknown
  : unknown;

interface CheckedNames<Cells extends string, By extends string> {
  readonly order?: readonly Order<Cells | By | "time">[];
  readonly having?: readonly MetricCondition<Cells>[];
  readonly totals?: readonly (readonly (By | "time")[])[];
  readonly top?: { readonly n: number; readonly by: Cells; readonly of?: By; readonly other?: boolean };
}
