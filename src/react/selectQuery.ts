import { scopeInEnglish } from "../i18n/english/scope.ts";
import { statesInEnglish } from "../i18n/english/states.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import { narrowedEvent } from "../query/events.ts";
import type { Warning } from "../query/result.ts";
import type { AnyFilter } from "../query/filter.ts";
import { applicableFilter, applicableToEvents } from "../selection/applicable.ts";
import type { Applicable } from "../selection/applicable.ts";
import { clearFiltersFor } from "../selection/clearFiltersFor.ts";
import type { ScopedStore } from "../selection/scopedStore.ts";
import type { Resolved } from "../selection/selection.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { labelOf } from "./label.ts";
import { queryUnder } from "./queryUnder.ts";
import type { SelectableQuery } from "./queryUnder.ts";

export interface SelectedQuery<Q extends SelectableQuery = SelectableQuery> {
  readonly query: Q;
  /** Whether somebody else's filter holds. */
  readonly filtered: boolean;
  /** Dimensions by which it should be filtered, and cannot be. */
  readonly leftOut: readonly string[];
}

/** The query under what others selected, as far as its metrics or its events can be filtered by it. */
export function selectQuery<Q extends SelectableQuery>(catalog: Catalog, query: Q, { filter, range }: Resolved): SelectedQuery<Q> {
  const applicable = applicableTo(catalog, query, filter);
  return {
    query: queryUnder(query, { filter: applicable.filter, range }),
    filtered: applicable.filter !== null,
    leftOut: applicable.leftOut,
  };
}

function applicableTo(catalog: Catalog, query: SelectableQuery, filter: AnyFilter | null): Applicable {
  if (query.kind === "aggregate") {
    const metrics = query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric));
    return applicableFilter(catalog, metrics, filter);
  }
  const requests = query.kind === "funnel" ? [...query.steps, ...(query.exclusions ?? [])] : [query.start, query.return];
  return applicableToEvents(catalog, requests.map((request) => narrowedEvent(request).event), filter);
}

/** Out of what others than `source` filtered away. */
export function wayOut(selection: SelectionStore, source: string): { readonly clearFilters: () => void } {
  return { clearFilters: () => selection.update((clauses) => clearFiltersFor(clauses, source)) };
}

/** Says by what an answer is not filtered, and what a scope around it makes of the page's filters. */
export function leftOutWarnings(
  leftOut: readonly string[] | undefined,
  catalog: Catalog,
  { locale, messages, client }: { readonly locale: string; readonly messages: Messages | null; readonly client: { readonly selection: SelectionStore } },
): readonly Warning[] {
  const { notFilteredBy } = messages?.states ?? statesInEnglish;
  const { ignored, mapped, ownDates } = messages?.scope ?? scopeInEnglish;
  const nameOf = (dimension: string) => labelOf(catalog.dimensions, dimension, locale);
  const notes = (client.selection as Partial<ScopedStore>).notes?.() ?? [];
  return [
    ...(leftOut ?? []).map((dimension) => ({ code: "filter-not-applicable", message: notFilteredBy(nameOf(dimension)) })),
    ...notes.map((note) => {
      if (note.about === "range") return { code: "scope", message: ownDates };
      const { dimension, as } = note;
      return { code: "scope", message: as === null ? ignored(nameOf(dimension)) : mapped(nameOf(dimension), nameOf(as)) };
    }),
  ];
}
