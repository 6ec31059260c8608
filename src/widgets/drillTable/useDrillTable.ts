"use client";

import { useCallback, useMemo } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { LocalizedText } from "../../query/locale.ts";
import type { AggregateQuery, MetricsQuery } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { hasNoValue } from "../../react/hasNoValue.ts";
import type { SelectableQuery } from "../../react/queryUnder.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { knownAnswer, useAnswers } from "../../react/useAnswers.ts";
import { useCompared } from "../../react/useCompared.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useMarking } from "../../react/useMarking.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { highlightFor } from "../../selection/marked.ts";
import { resolveFor } from "../../selection/selection.ts";
import { drillBranches, keyColumn, nameOf, queriesOf } from "./drillBranches.ts";
import type { Answered, BranchesOptions } from "./drillBranches.ts";
import { drillColumns } from "./drillColumns.ts";
import { drillCrumbs, drillModel, treeOf } from "./drillModel.ts";
import { keysIn } from "./drillPath.ts";
import { recordsOf } from "./drillRecords.ts";
import { recordsPage } from "./drillRecordsPage.ts";
import type { DrillState } from "./drillState.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import { drillLevels, rootQuery } from "./drillTableQuery.ts";
import type { DrillTableQueryProps } from "./drillTableQuery.ts";
import { drillTableActions, noActions } from "./drillTableActions.ts";
import { useOpenRows } from "./useOpenRows.ts";

export interface UseDrillTableProps<C extends Catalog = RegisteredCatalog> extends DrillTableQueryProps<C> {
  /** Source of its clauses, which do not filter itself. Default: one of its own. */
  readonly id?: string;
  /** Names the table where its filters are listed. */
  readonly origin?: string | LocalizedText;
}

export interface DrillTableState {
  readonly state: WidgetState<DrillTableModel>;
  readonly actions: DrillTableActions;
  /** The way to the member that was entered, whatever there is to show of it. */
  readonly breadcrumb: DrillTableModel["breadcrumb"];
}

/**
 * A drill-down table's rows under the page's selection, without a picture: what is open is asked for branch by branch,
 * those of one render together.
 */
export function useDrillTable<C extends Catalog = RegisteredCatalog>(props: UseDrillTableProps<C>): DrillTableState {
  const provided = useLocalized<Catalog>();
  const { catalog, locale, messages, timeZone } = provided;
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const own = useCompared(props as unknown as UseDrillTableProps<Catalog>);
  const { drill, dispatch } = useOpenRows(props.id, levelsOf(own, catalog));

  const range = own.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const asked = ask(own, drill, range, catalog);
  const isTop = drill.root.length === 0;
  const answeredBy = useCallback(
    (result: TableResult<AnyRow>, query: SelectableQuery): Answered | null =>
      isTop && hasNoValue(result) ? null : { result, query: query as AggregateQuery },
    [isTop],
  );
  const query = asked instanceof MetricsError ? null : asked.query;
  const widget = useWidget({ id, query, pinnedRange: own.range !== undefined, model: answeredBy });

  const answered = widget.status === "ready" ? widget.model : null;
  const { trend, records, pageSize = 100 } = own;
  const levels = asked instanceof MetricsError ? [] : asked.levels;
  const levelNames = levels.join(" ");
  const sort = drill.sort ?? { column: firstColumn(own), direction: "desc" };
  const columns = useMemo(
    () => (answered === null ? [] : drillColumns(answered.result, answered.query, { catalog, locale, messages, trend: trend !== undefined })),
    [answered, catalog, locale, messages, trend],
  );
  const recordColumns = records?.columns ?? [];
  const options: BranchesOptions = {
    catalog,
    levels,
    columns,
    sort,
    trend,
    records,
    pageSize,
    known: (one: MetricsQuery) => knownAnswer(provided, one),
    readRecords: (result, { entity }) =>
      recordsPage(result, { catalog, locale, messages, timeZone, columns: recordColumns, key: keyColumn(catalog, entity) }),
  };
  const news = useAnswers(answered === null ? [] : openQueries(answered, query, drill, options));

  const said = clauses.find(({ source }) => source === id);
  const selection = said?.filter ?? said?.highlight;
  const highlighted = JSON.stringify(highlightFor(clauses, id));
  const marking = useMarking(highlighted !== "null");
  const table = useMemo(() => {
    if (answered === null) return null;
    const branches = drillBranches(answered, drill, options);
    const tree = treeOf(branches, drill.root);
    const selected = keysIn(selection, levels);
    const highlight = JSON.parse(highlighted) as AnyFilter | null;
    const shown = { catalog, locale, messages, levels, columns, sort, recordColumns, selected, highlight, meets: marking?.meets };
    return { branches, tree, shown, model: drillModel(answered, tree, drill, shown) };
    // `news` tells of every answer that the options read; the rest of them is in the list by its text.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [answered, news, drill, selection, highlighted, marking, columns, levelNames, pageSize, JSON.stringify(records), catalog, locale, messages]);

  const actions = useMemo(
    () =>
      table === null || answered === null
        ? { ...noActions, leave: (depth: number) => dispatch({ type: "root", path: drill.root.slice(0, depth) }) }
        : drillTableActions({ ...table, answered, drill, options, provided, dispatch, source: id, origin: own.origin }),
    // oxlint-disable-next-line react/exhaustive-deps
    [table, drill.root],
  );
  const breadcrumb = drillCrumbs(drill.root, levels, provided);
  if (asked instanceof MetricsError) return { state: { status: "error", error: asked, retry: () => {} }, actions, breadcrumb };
  if (widget.status !== "ready" || table === null) return { state: widget as WidgetState<never>, actions, breadcrumb };
  // What was entered stands in the breadcrumb.
  const where = own.where as AnyFilter | undefined;
  return { state: { ...widget, model: table.model, where }, actions, breadcrumb };
}

/** What is open. While the root is asked in another order, so are the branches below it, and all arrive together. */
function openQueries(answered: Answered, asked: AggregateQuery | null, drill: DrillState, options: BranchesOptions): readonly MetricsQuery[] {
  const shown = queriesOf(drillBranches(answered, drill, options).values());
  const { result, query } = answered;
  if (asked?.order === undefined || JSON.stringify(asked.order) === JSON.stringify(query.order)) return shown;
  const [, ...below] = drillBranches({ result, query: { ...query, order: asked.order } }, drill, options).values();
  return [...shown, ...queriesOf(below)];
}

/** None where the table cannot be asked: its error says why. */
function levelsOf(props: UseDrillTableProps<Catalog>, catalog: Catalog): readonly string[] {
  try {
    return drillLevels(props, catalog);
  } catch {
    return [];
  }
}

interface Asked {
  readonly levels: readonly string[];
  readonly query: AggregateQuery;
}

/** A caller's mistake is this widget's error, not the page's. */
function ask(props: UseDrillTableProps<Catalog>, { root, sort }: DrillState, range: Range, catalog: Catalog): Asked | MetricsError {
  try {
    const levels = drillLevels(props, catalog);
    const metric = sort === null ? nameOf(props.metrics[0]) : (props.metrics.find((name) => name === sort.column) ?? null);
    const { records } = props;
    if (records !== undefined && recordsOf(catalog, records.of ?? nameOf(props.metrics[0]), { range: null, where: null }) === null) {
      const message = "there are no rows behind the first metric; name one of which there are in records.of";
      return new MetricsError("invalid-query", message, { path: "records.of" });
    }
    const query = rootQuery(props, { levels, root, range, sort: { metric, direction: sort?.direction ?? "desc" } }, catalog);
    return { levels, query };
  } catch (error) {
    if (error instanceof MetricsError) return error;
    throw error;
  }
}

/** Id of the column by which rows stand at first: the first metric's own, over the whole pivot. */
function firstColumn({ metrics, pivot }: DrillTableQueryProps<Catalog>): string {
  return pivot === undefined ? nameOf(metrics[0]) : `${nameOf(metrics[0])}:@`;
}
