"use client";

import { useState } from "react";
import type { Catalog, DimensionName, EntityName, TimeDimensionName } from "../query/catalog.ts";
import type { AnyLeaf } from "../query/filter.ts";
import type { Filter } from "../query/catalogFilter.ts";
import type { MetricsError } from "../query/error.ts";
import type { MembersQuery } from "../query/query.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { labelOf } from "../react/label.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { useMetrics } from "../react/useMetrics.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import { resolveFor } from "../selection/selection.ts";
import { choiceText } from "../react/choiceText.ts";
import type { DimensionChoice } from "../react/choiceText.ts";
import { choiceOf, choosingClause, dimensionOptions, memberFilter } from "./dimensionChoice.ts";
import type { DimensionOption, Member } from "./dimensionChoice.ts";
import { useSearch } from "./useSearch.ts";
import type { Search } from "./useSearch.ts";

export interface DimensionFilterOptions {
  readonly dimension: DimensionName<RegisteredCatalog>;
  /** Whose rows are counted. Default: the dimension's entity; a conformed dimension needs it. */
  readonly entity?: EntityName<RegisteredCatalog>;
  /** The time by which the counts follow the page's date range. Default: they count all time. */
  readonly time?: TimeDimensionName<RegisteredCatalog>;
  /** The source of its clauses. A clause that the host has published under this id is where it starts. */
  readonly id?: string;
  /** What is chosen, where the host keeps it: its own clause in the selection is then neither read nor changed. */
  readonly value?: DimensionChoice;
  readonly onChange?: (choice: DimensionChoice) => void;
}

export interface DimensionFilterState {
  /** What the dimension is called. */
  readonly label: string;
  readonly choice: DimensionChoice;
  /** The choice in words: "Phone, Chat +2". */
  readonly text: string;
  readonly isOpen: boolean;
  /** Values are asked for while it is open. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly search: Search;
  readonly options: readonly DimensionOption[];
  readonly status: "pending" | "refreshing" | "ready" | { readonly error: MetricsError; readonly retry: () => void };
  /** Lists the next hundred values; null where all are listed. */
  readonly more: (() => void) | null;
  readonly choose: (choice: DimensionChoice) => void;
}

const pageSize = 100;
const mostValues = 10_000;

/**
 * One dimension's filter over the page and the values to choose from, without a picture. A value that a click on a chart
 * chose is shown as chosen here, and what is chosen here then takes its place.
 */
export function useDimensionFilter(options: DimensionFilterOptions): DimensionFilterState {
  const { dimension: name, entity: ownEntity, time, id, value: given, onChange } = options;
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const { clauses, publish, clear } = useSelection();
  const source = useWidgetId(id);
  const [isOpen, setOpen] = useState(false);
  const [size, setSize] = useState(pageSize);
  const [emptyOp, setEmptyOp] = useState<DimensionChoice["op"]>("in");
  const search = useSearch();

  const dimension = catalog.dimensions[name];
  const label = labelOf(catalog.dimensions, name, locale);
  const chosen = given === undefined ? choosingClause(clauses, source, name) : undefined;
  const selected = given ?? choiceOf(chosen?.filter, name);
  const choice: DimensionChoice = selected.values.length === 0 ? { op: emptyOp, values: [] } : selected;

  const isEnum = dimension?.kind === "enum";
  const entity = ownEntity ?? dimension?.entity;
  const others = clauses.filter((clause) => clause.source !== source && clause !== chosen).map(({ filter }) => filter);
  const range = resolveFor(clauses, source).range ?? defaultRange;
  const where = memberFilter(catalog, entity ?? "", others, time === undefined ? null : { dimension: time, range });
  const query: MembersQuery = {
    kind: "members",
    dimension: name,
    order: "count",
    page: { size: isEnum ? mostValues : size },
    ...(entity === undefined ? {} : { entity }),
    ...(where === null ? {} : { where: where as Filter<Catalog> }),
    ...(isEnum || search.settled === "" ? {} : { search: search.settled }),
  };
  const answer = useMetrics(isOpen ? (query as MembersQuery<RegisteredCatalog>) : null);
  const result = answer.status === "success" ? answer.result : null;
  const hasMore = result?.page?.next !== undefined;
  const listed = dimensionOptions(dimension, result && (result.rows as readonly Member[]), {
    locale,
    messages,
    chosen: choice.values,
    search: isEnum ? search.text : search.settled,
    isWhole: !hasMore && answer.status === "success" && !answer.refreshing,
  });

  return {
    label,
    choice,
    text: choiceText(choice, dimension, { locale, messages }),
    isOpen,
    setOpen,
    search,
    options: listed,
    status: statusOf(answer),
    more: hasMore && size < mostValues ? () => setSize(size + pageSize) : null,
    choose(next) {
      setEmptyOp(next.op);
      onChange?.(next);
      if (given !== undefined) return;
      if (chosen !== undefined && chosen.source !== source) clear(chosen.source);
      if (next.values.length === 0) clear(source);
      else publish({ source, filter: leafOf(name, next) });
    },
  };
}

function leafOf(dimension: string, { op, values }: DimensionChoice): AnyLeaf {
  return { dimension, op, values };
}

function statusOf(answer: ReturnType<typeof useMetrics>): DimensionFilterState["status"] {
  if (answer.status === "pending") return "pending";
  if (answer.status === "error") return { error: answer.error, retry: answer.refetch };
  if (answer.stale?.error) return { error: answer.stale.error, retry: answer.refetch };
  return answer.refreshing ? "refreshing" : "ready";
}
