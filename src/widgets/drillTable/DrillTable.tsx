"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { DrillTableView } from "./DrillTableView.tsx";
import type { DrillTableViewProps } from "./DrillTableView.tsx";
import { useDrillTable } from "./useDrillTable.ts";
import type { UseDrillTableProps } from "./useDrillTable.ts";

export interface DrillTableProps<C extends Catalog = RegisteredCatalog>
  extends UseDrillTableProps<C>,
    Omit<DrillTableViewProps, "id" | "state" | "tableActions" | "title" | keyof UseDrillTableProps<C>> {
  /** Default: the labels of its metrics. */
  readonly title?: string;
}

/** Numbers level by level: rows open to those below them, and totals follow each metric's own rule. */
export const DrillTable = forwardRef<HTMLElement, DrillTableProps<Catalog>>(function DrillTable(props, ref) {
  const { id: given, title, metrics, hierarchy: _hierarchy, by: _by, pivot: _pivot, compare: _compare, ...others } = props;
  const { range: _range, where: _where, top: _top, pageSize: _pageSize, trend: _trend, records: _records, ...ours } = others;
  const { calendar: _calendar, asOf: _asOf, origin: _origin, ...view } = ours;
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const id = useWidgetId(given);
  const { state, actions } = useDrillTable<Catalog>({ ...props, id });
  const name = title ?? messages.list(metrics.map((metric) => labelOf(catalog.metrics, metric, locale)));
  return <DrillTableView {...view} ref={ref} id={id} title={name} metrics={metrics} state={state} tableActions={actions} />;
}) as <C extends Catalog = RegisteredCatalog>(props: DrillTableProps<C> & RefAttributes<HTMLElement>) => ReactElement;
