import { statesInEnglish } from "../i18n/english/states.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { Warning } from "../query/result.ts";
import { applicableFilter } from "../selection/applicable.ts";
import { clearFiltersFor } from "../selection/clearFiltersFor.ts";
import type { Resolved } from "../selection/selection.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { labelOf } from "./label.ts";
import { queryUnder } from "./queryUnder.ts";

export interface SelectedQuery {
  readonly query: AggregateQuery;
  /** Whether somebody else's filter holds. */
  readonly filtered: boolean;
  /** Dimensions by which it should be filtered, and cannot be. */
  readonly leftOut: readonly string[];
}

/** The query under what others selected, as far as its metrics can be filtered by it. */
export function selectQuery(catalog: Catalog, query: AggregateQuery, { filter, range }: Resolved): SelectedQuery {
  const metrics = query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric));
  const applicable = applicableFilter(catalog, metrics, filter);
  return {
    query: queryUnder(query, { filter: applicable.filter, range }),
    filtered: applicable.filter !== null,
    leftOut: applicable.leftOut,
  };
}

/** Out of what others than `source` filtered away. */
export function wayOut(selection: SelectionStore, source: string): { readonly clearFilters: () => void } {
  return { clearFilters: () => selection.update((clauses) => clearFiltersFor(clauses, source)) };
}

/** Says by what an answer is not filtered. */
export function leftOutWarnings(
  leftOut: readonly string[],
  catalog: Catalog,
  { locale, messages }: { readonly locale: string; readonly messages: Messages | null },
): readonly Warning[] {
  const { notFilteredBy } = messages?.states ?? statesInEnglish;
  return leftOut.map((dimension) => ({
    code: "filter-not-applicable",
    message: notFilteredBy(labelOf(catalog.dimensions, dimension, locale)),
  }));
}
