"use client";

import { useEffect, useState } from "react";
import type { Catalog, GroupDimensionName, MetricName } from "../query/catalog.ts";
import type { MetricsError } from "../query/error.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { AnyRow, TableResult } from "../query/result.ts";
import { measureText } from "../react/clauseText.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { labelOf } from "../react/label.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useMeasureMembers } from "../react/useMeasureMembers.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { useMetrics } from "../react/useMetrics.ts";
import { useSelection } from "../react/useSelection.ts";
import { useWidgetId } from "../react/useWidgetId.ts";
import type { Clause, MeasureCondition } from "../selection/clause.ts";
import { measureClause } from "../selection/measureClause.ts";
import { measureMembers, measureQuery } from "../selection/measureMembers.ts";
import { pageOf } from "../selection/quietly.ts";

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
export function useMeasureFilter({ dimension, metric, label, id, value, onChange, most }: MeasureFilterOptions): MeasureFilterState {
  const { catalog, client, locale, messages } = useLocalized<Catalog>();
  const { clauses, publish, clear } = useSelection();
  useMeasureMembers();
  const source = useWidgetId(id);
  const [isOpen, setOpen] = useState(false);
  const own = clauses.find((clause) => clause.source === source);
  const said = value === undefined ? boundOf(own, { dimension, metric }) : value;
  const condition = said && { dimension, metric, op: said.op, value: said.value, ...(most !== undefined && { most }) };
  const page = pageOf(client.selection).getSnapshot();
  const query = condition && measureQuery(catalog, condition, page, { source, range: defaultRange });
  const answer = useMetrics(query as AggregateQuery<RegisteredCatalog> | null);
  const found = condition && answer.status === "success" && !answer.refreshing ? measureMembers(answer.result as TableResult<AnyRow>, condition) : null;

  const kept = value === undefined ? null : condition && JSON.stringify(condition);
  // The page's selection is outside of React; a host that takes its condition back takes back what was published for it.
  useEffect(() => {
    if (value === undefined) return;
    const now = client.selection.getSnapshot().find((clause) => clause.source === source);
    if (kept === null) client.selection.clear(source);
    else if (JSON.stringify(now?.measure) !== kept) client.selection.publish(clauseUntilAnswered(source, JSON.parse(kept), now));
  }, [client, source, value, kept]);

  const words = { catalog, locale, messages };
  const title = label ?? messages.labeled(labelOf(catalog.dimensions, dimension, locale), labelOf(catalog.metrics, metric, locale));
  const text = condition ? measureText(condition, words) : messages.filters.all;
  return {
    label: title,
    metric,
    text: condition && label === undefined ? text : messages.labeled(title, text),
    bound: condition && { op: condition.op, value: condition.value },
    count: found && !found.isCut ? found.members.length : null,
    cut: found?.isCut ? found.members.length : null,
    error: answer.status === "error" ? { error: answer.error, retry: answer.refetch } : null,
    isOpen,
    setOpen,
    choose(bound) {
      onChange?.(bound);
      if (value !== undefined) return;
      if (bound === null) clear(source);
      else publish(clauseUntilAnswered(source, { dimension, metric, op: bound.op, value: bound.value, ...(most !== undefined && { most }) }, own));
    },
  };
}

/** What a clause says of this control's own metric and dimension; a link may say something else under its name. */
function boundOf(clause: Clause | undefined, { dimension, metric }: Pick<MeasureCondition, "dimension" | "metric">): MeasureBound | null {
  const measure = clause?.measure;
  return measure?.dimension === dimension && measure.metric === metric ? measure : null;
}

/** The members of the condition before stay for as long as the next ones are asked for. */
function clauseUntilAnswered(source: string, measure: MeasureCondition, before: Clause | undefined): Clause {
  const clause = measureClause(source, measure, null);
  return before?.measure && before.filter ? { ...clause, filter: before.filter } : clause;
}
