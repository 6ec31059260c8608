"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useOrigin } from "../../react/useOrigin.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { DrillTableView } from "./DrillTableView.tsx";
import type { DrillTableViewProps } from "./DrillTableView.tsx";
import { useDrillTable } from "./useDrillTable.ts";
import type { UseDrillTableProps } from "./useDrillTable.ts";

export interface DrillTableProps<C extends Catalog = RegisteredCatalog>
  extends Omit<UseDrillTableProps<C>, "origin">,
    Omit<DrillTableViewProps, "narrowedBy" | "id" | "state" | "title" | "tableActions" | "breadcrumb" | keyof UseDrillTableProps<C>> {
  /** Default: the labels of its metrics. */
  readonly title?: string;
}

/** Numbers in rows that open along a hierarchy, every total by its metric's own rule. */
export const DrillTable = forwardRef<HTMLElement, DrillTableProps<Catalog>>(function DrillTable(props, ref) {
  const { id: given, title, metrics, hierarchy: _hierarchy, by: _by, pivot: _pivot, compare: _compare, range: _range, ...others } = props;
  const { where, top: _top, pageSize: _pageSize, trend: _trend, records: _records, calendar: _calendar, asOf: _asOf, ...view } = others;
  const { catalog, locale } = useLocalized<Catalog>();
  const id = useWidgetId(given);
  const titleIn = (language: string) => metrics.map((name) => labelOf(catalog.metrics, name, language)).join(" · ");
  const origin = title ?? { en: titleIn("en"), "zh-CN": titleIn("zh-CN") };
  useOrigin(id, origin);
  const { state, actions, breadcrumb } = useDrillTable<Catalog>({ ...props, id, origin });
  return (
    <DrillTableView
      {...view}
      ref={ref}
      id={id}
      title={title ?? titleIn(locale)}
      metrics={metrics}
      narrowedBy={where}
      state={state}
      tableActions={actions}
      breadcrumb={breadcrumb}
    />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: DrillTableProps<C> & RefAttributes<HTMLElement>) => ReactElement;
