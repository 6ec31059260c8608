"use client";
import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useProvided } from "../../react/useProvided.ts";
import { goalOf, shownComparisons } from "./kpiTileModel.ts";
import { KpiTileView } from "./KpiTileView.tsx";
import type { KpiTileViewProps } from "./KpiTileView.tsx";
import { useKpiTile } from "./useKpiTile.ts";
import type { KpiTileOptions } from "./useKpiTile.ts";

export interface KpiTileProps<C extends Catalog = RegisteredCatalog>
  extends KpiTileOptions<C>,
    Omit<KpiTileViewProps, "metric" | "state" | "rows" | "id"> {}

/** One metric as a number, with what it is held against, its target and its shape over time. */
export const KpiTile = forwardRef<HTMLDivElement, KpiTileProps<Catalog>>(function KpiTile(props, ref) {
  const { id, metric, sparkline, target, thresholds } = props;
  const { catalog } = useProvided<Catalog>();
  const state = useKpiTile<Catalog>(props);
  const goal = goalOf(catalog.metrics[metric], target);
  return (
    <KpiTileView
      {...viewProps(props)}
      ref={ref}
      {...(id !== undefined && { id })}
      metric={metric}
      state={state}
      rows={{
        comparisons: shownComparisons(props, goal).length,
        target: goal !== null,
        status: thresholds !== undefined,
        sparkline: sparkline !== false,
      }}
    />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: KpiTileProps<C> & RefAttributes<HTMLDivElement>) => ReactElement;

function viewProps({
  askedWith: _askedWith,
  compare: _compare,
  id: _id,
  mode: _mode,
  range: _range,
  sparkline: _sparkline,
  summary: _summary,
  target: _target,
  thresholds: _thresholds,
  where: _where,
  ...rest
}: KpiTileProps<Catalog>) {
  return rest;
}
