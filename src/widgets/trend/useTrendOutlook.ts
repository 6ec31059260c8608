"use client";

import { useMemo } from "react";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { TrendModel } from "./trendModel.ts";
import type { TrendAnomalyOptions, TrendForecastOptions } from "./trendOutlook.ts";
import { useTrendHistory } from "./useTrendHistory.ts";

export interface TrendOutlookProps {
  /** Marks what is unusual, by what was before it: eight weeks of hours, a year of days. Not of a stack. Default false. */
  readonly anomalies?: boolean | TrendAnomalyOptions;
  /** Buckets to come, with the band in which they lie. Not of a stack. Default: none. */
  readonly forecast?: TrendForecastOptions;
}

const detector = part(() => import("./trendAnomalies.ts"));
const forecaster = part(() => import("./trendForecast.ts"));

/** The same numbers with what was expected of them and what comes, once what was before them is known. */
export function useTrendOutlook(
  state: WidgetState<TrendModel>,
  query: AggregateQuery | null,
  { id, anomalies = false, forecast, annotations }: TrendOutlookProps & { readonly id: string; readonly annotations?: readonly Annotation[] | undefined },
): WidgetState<TrendModel> {
  const { catalog, messages, weekStart, fiscalStart, business } = useLocalized<Catalog>();
  const shown = state.status === "ready" ? state.model : null;
  const isWanted = (anomalies !== false || forecast !== undefined) && shown?.stacked !== true;
  const detect = usePart(detector, isWanted && anomalies !== false);
  const foresee = usePart(forecaster, isWanted && forecast !== undefined);
  // The numbers of the question before are none to judge by the history of this one.
  const isOld = state.status === "ready" && state.previous === true;
  const { status, model: before } = useTrendHistory(isWanted ? shown : null, query, { id, ask: detect ?? foresee ?? null });

  const grain = query?.time?.grain;
  const isLoaded = (anomalies === false || detect !== undefined) && (forecast === undefined || foresee !== undefined);
  const isKnown = isLoaded && !isOld && status === "known";
  const isMissing = isWanted && (detect === null || foresee === null || status === "missing");
  const model = useMemo(() => {
    if (!isWanted || shown === null || grain === undefined || grain === "auto") return shown;
    const wanted: TrendModel = { ...shown, outlook: isKnown || isMissing ? "known" : "awaited" };
    if (!isKnown) return wanted;
    const options = { catalog, grain, business, annotations };
    const judged = anomalies !== false && detect ? detect.withAnomalies(wanted, before, { ...options, ...(anomalies !== true && anomalies) }) : wanted;
    if (!forecast || forecast.buckets < 1 || !foresee) return judged;
    return foresee.withForecast(judged, before, { ...options, ...forecast, weekStart, fiscalStart });
    // An object of options is as good as another that says the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isWanted, shown, before, isKnown, isMissing, JSON.stringify(grain), catalog, detect, foresee, weekStart, fiscalStart, business, JSON.stringify([anomalies, forecast, annotations])]);

  if (state.status !== "ready" || model === null) return state;
  if (!isMissing) return { ...state, model };
  const { limits = [], warnings = [] } = state.partial ?? {};
  return { ...state, model, partial: { ...state.partial, limits, warnings: [...warnings, { code: "outlook-missing", message: messages.states.missing }] } };
}
