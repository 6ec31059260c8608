"use client";
import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
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
export const KpiTile = forwardRef<HTMLDivElement, KpiTileProps<Catalog>>(function KpiTile(own, ref) {
  const props = useCompared(own);
  const {
    askedWith: _askedWith,
    compare: _compare,
    mode: _mode,
    range: _range,
    summary: _summary,
    where: _where,
    sparkline = true,
    target,
    thresholds,
    ...rest
  } = props;
  const goal = goalOf(useProvided<Catalog>().catalog.metrics[props.metric], target);
  const rows = {
    comparisons: shownComparisons(props, goal).length,
    target: goal !== null,
    status: thresholds !== undefined,
    sparkline,
  };
  return <KpiTileView {...rest} ref={ref} state={useKpiTile<Catalog>(props)} rows={rows} />;
}) as <C extends Catalog = RegisteredCatalog>(props: KpiTileProps<C> & RefAttributes<HTMLDivElement>) => ReactElement;
