"use client";

import { useEffect, useState } from "react";
import type { Catalog, GroupDimensionName, MetricName } from "../query/catalog.ts";
import type { DimensionValue } from "../query/dimension.ts";
import type { MetricsError } from "../query/error.ts";
import type { AggregateQuery } from "../query/query.ts";
import { measureText } from "../react/clauseText.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { labelOf } from "../react/label.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { useMetrics } from "../react/useMetrics.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import type { MeasureCondition } from "../selection/clause.ts";
import { resolveFor } from "../selection/selection.ts";
import { measureClause, measureQuery } from "./measureMembers.ts";

export interface MeasureFilterOptions {
  readonly dimension: GroupDimensionName<RegisteredCatalog>;
  readonly metric: MetricName<RegisteredCatalog>;
  /** What the control is called. Default: what the catalog calls the dimension and the metric. */
  readonly label?: string;
  /** The source of its clauses. A clause with a `measure` that the host has published under this id is where it starts. */
  readonly id?: string;
  /** The condition, where the host keeps it; null: none. Left out, it is the page's. */
  readonly value?: MeasureBound | null;
  readonly onChange?: (bound: MeasureBound | null) => void;
  /** Members at most; where more meet the condition, the control says so. Default 1000. */
  readonly most?: number;
}

/** In the metric's own unit: a share is in [0, 1]. */
export type MeasureBound = Pick<MeasureCondition, "op" | "value">;

export interface MeasureFilterState {
  /** "Agent: CSAT" */
  readonly label: string;
  readonly metric: string;
  /** "Agent: CSAT < 80%", or "Agent: CSAT: All" */
  readonly text: string;
  readonly bound: MeasureBound | null;
  /** How many members meet it; null while not known. */
  readonly count: number | null;
  /** How many are kept, where more meet the condition; else null. */
  readonly cut: number | null;
  readonly error: { readonly error: MetricsError; readonly retry: () => void } | null;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly choose: (bound: MeasureBound | null) => void;
}

/**
 * Keeps the members of a dimension whose metric meets a condition, under the page's other filters and range: asked
 * again whenever those change, and published as a list of members.
 */
export function useMeasureFilter({ dimension, metric, label, id, value, onChange, most = 1000 }: MeasureFilterOptions): MeasureFilterState {
  const { catalog, client, locale, messages } = useMetricdeck<Catalog>();
  const { clauses, publish, clear } = useSelection();
  const source = useWidgetId(id);
  const [isOpen, setOpen] = useState(false);
  const own = clauses.find((clause) => clause.source === source);
  const said = value === undefined ? own?.measure : value;
  const condition = said ? { dimension, metric, op: said.op, value: said.value } : null;
  const range = resolveFor(clauses, source).range ?? defaultRange;
  const query = condition && measureQuery(catalog, condition, clauses, { source, range, most });
  const answer = useMetrics(query as AggregateQuery<RegisteredCatalog> | null);
  const isThere = answer.status === "success" && !answer.refreshing;
  const rows = isThere ? (answer.result.rows as readonly { readonly [name: string]: DimensionValue }[]) : null;
  const members = rows?.slice(0, most).map((row) => row[dimension] ?? null) ?? null;

  const next = condition && members ? JSON.stringify(measureClause(source, condition, members)) : null;
  // The page's selection is outside of React, and follows the answers.
  useEffect(() => {
    if (next === null) return;
    const now = client.selection.getSnapshot().find((clause) => clause.source === source);
    if (JSON.stringify(now) !== next) client.selection.publish(JSON.parse(next));
  }, [client, source, next]);

  const isNothing = condition === null;
  // A host that takes its condition back takes back what was published for it.
  useEffect(() => {
    if (value !== undefined && isNothing) client.selection.clear(source);
  }, [client, source, value, isNothing]);

  const words = { catalog, locale, messages };
  const title = label ?? messages.labeled(labelOf(catalog.dimensions, dimension, locale), labelOf(catalog.metrics, metric, locale));
  const text = condition ? measureText(condition, words) : messages.filters.all;
  return {
    label: title,
    metric,
    text: condition && label === undefined ? text : messages.labeled(title, text),
    bound: condition && { op: condition.op, value: condition.value },
    count: rows && rows.length <= most ? rows.length : null,
    cut: rows && rows.length > most ? most : null,
    error: answer.status === "error" ? { error: answer.error, retry: answer.refetch } : null,
    isOpen,
    setOpen,
    choose(bound) {
      onChange?.(bound);
      if (value !== undefined) return;
      if (bound === null) clear(source);
      else publish({ ...measureClause(source, { dimension, metric, ...bound }, null), ...(own?.filter && { filter: own.filter }) });
    },
  };
}
