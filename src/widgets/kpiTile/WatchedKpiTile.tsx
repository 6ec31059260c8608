"use client";
import { forwardRef, useCallback } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { part } from "../../react/part.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useSettledWidget } from "../../react/useSettledWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { resolveFor } from "../../selection/selection.ts";
import { courseHistory, courseOf, knownRange } from "../chart/course.ts";
import { useNoted } from "../chart/useNoted.ts";
import type { KpiTileProps } from "./KpiTile.tsx";
import { goalOf, shownComparisons } from "./kpiTileModel.ts";
import { kpiTileQuery } from "./kpiTileQuery.ts";
import { KpiTileView } from "./KpiTileView.tsx";
import type { TileAnomalies } from "./tileAnomaly.ts";
import { useKpiTile } from "./useKpiTile.ts";

export interface WatchedKpiTileProps<C extends Catalog = RegisteredCatalog> extends KpiTileProps<C> {
  readonly anomalies?: TileAnomalies;
}

const detector = part(() => import("./tileAnomaly.ts"));

/**
 * A tile that marks the last complete bucket of its line where those before it let expect another: by shape, word and the
 * expected range. A component of its own, so that pages with plain tiles carry nothing of it.
 */
export const WatchedKpiTile = forwardRef<HTMLDivElement, WatchedKpiTileProps<Catalog>>(function WatchedKpiTile(props, ref) {
  const { askedWith: _askedWith, compare: _compare, mode: _mode, range: pinned, where, summary: _summary, ...ours } = props;
  const { sparkline = true, target, thresholds: _thresholds, anomalies, id: given, ...rest } = ours;
  const provided = useProvided<Catalog>();
  const { catalog } = provided;
  const { metric } = props;
  const { clauses } = useSelection();
  const id = useWidgetId(given);
  const others = resolveFor(clauses, id);
  const range = pinned ?? others.range ?? defaultRange;
  const read = useCallback((result: TableResult<AnyRow>) => courseOf(result, metric), [metric]);
  const { series } = kpiTileQuery({ ...props, summary: "total", sparkline: true }, range);
  const course = useSettledWidget({ id, query: series, pinnedRange: true, model: read });
  const shown = course.status === "ready" ? course.model : null;
  const history = useSettledWidget({ id, query: series && shown && courseHistory(series, shown), pinnedRange: true, model: read });
  const { annotations, isPending } = useNoted(metric, shown && knownRange(shown));
  const detect = usePart(detector, true);
  const plain = useKpiTile<Catalog>({ ...props, id });
  const isKnown = shown !== null && history.status !== "pending" && !isPending && plain.status === "ready";
  const before = history.status === "ready" ? history.model : null;
  const watched = { metric, anomalies, annotations, isPastMissing: history.status === "error", filters: [where as AnyFilter | undefined, others.filter] };
  const state = isKnown && detect ? { ...plain, model: detect.withAnomaly(plain.model, shown, before, watched, provided) } : plain;
  const isAwaited = course.status === "pending" || (shown !== null && history.status === "pending") || isPending || detect === undefined;
  const rows = { comparisons: shownComparisons(props, goalOf(catalog.metrics[metric], target)).length, target: goalOf(catalog.metrics[metric], target) !== null, status: true, sparkline };
  return <KpiTileView {...rest} ref={ref} state={state} rows={rows} data-drawing={isAwaited || undefined} />;
}) as <C extends Catalog = RegisteredCatalog>(props: WatchedKpiTileProps<C> & RefAttributes<HTMLDivElement>) => ReactElement;
