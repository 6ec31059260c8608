import { statesInEnglish } from "../i18n/english/states.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import type { Warning } from "../query/result.ts";
import { applicableFilter, applicableToEvents } from "../selection/applicable.ts";
import type { Applicable } from "../selection/applicable.ts";
import type { Resolved } from "../selection/selection.ts";
import { labelOf } from "./label.ts";
import { queryUnder } from "./queryUnder.ts";
import type { WidgetQuery } from "./queryUnder.ts";

export interface SelectedQuery {
  readonly query: WidgetQuery;
  /** Whether somebody else's filter holds. */
  readonly filtered: boolean;
  /** Dimensions by which it should be filtered, and cannot be. */
  readonly leftOut: readonly string[];
}

/** The query under what others selected, as far as what it counts can be filtered by it. */
export function selectQuery(catalog: Catalog, query: WidgetQuery, { filter, range }: Resolved): SelectedQuery {
  const applicable = applicableTo(catalog, query, filter);
  return {
    query: queryUnder(query, { filter: applicable.filter, range }),
    filtered: applicable.filter !== null,
    leftOut: applicable.leftOut,
  };
}

function applicableTo(catalog: Catalog, query: WidgetQuery, filter: Resolved["filter"]): Applicable {
  if (query.kind === "aggregate") {
    const metrics = query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric));
    return applicableFilter(catalog, metrics, filter);
  }
  const events = query.kind === "funnel" ? [...query.steps, ...(query.exclusions ?? [])] : [query.start, query.return];
  return applicableToEvents(catalog, events.map((event) => (typeof event === "string" ? event : event.event)), filter);
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
