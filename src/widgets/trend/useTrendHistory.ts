"use client";

import { useCallback, useMemo } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useSettledWidget } from "../../react/useSettledWidget.ts";
import type * as trendHistory from "./trendHistory.ts";
import { trendModel } from "./trendModel.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";

/** How the history is asked for, which is loaded with what judges by it. */
export type AskHistory = Pick<typeof trendHistory, "historyQuery" | "othersQuery" | "absentQuery" | "joinedHistory">;

export interface TrendHistory {
  readonly status: "awaited" | "known" | "missing";
  /** Null where there is none, and until it is known. */
  readonly model: TrendModel | null;
}

interface Asking {
  readonly id: string;
  /** Null: nothing is asked yet, or at all. */
  readonly ask: AskHistory | null;
}

/** What was before the buckets that a trend shows, of each series that it shows. */
export function useTrendHistory(shown: TrendModel | null, query: AggregateQuery | null, { id, ask }: Asking): TrendHistory {
  const { catalog } = useLocalized<Catalog>();
  const askable = useMemo(() => shown && withListed(shown, catalog), [shown, catalog]);
  const asked = (queryOf: (ask: AskHistory, query: AggregateQuery, shown: TrendModel) => AggregateQuery | null) =>
    ask && query && askable && queryOf(ask, query, askable);
  const history = useBefore(asked((of, ...all) => of.historyQuery(...all)), id);
  const others = useBefore(asked((of, ...all) => of.othersQuery(...all)), id);
  const told = history.model;
  const absent = useBefore(told && asked((of, ...all) => of.absentQuery(...all, told)), id);

  const parts = [history, others, absent];
  const isMissing = parts.some(({ status }) => status === "missing");
  const isKnown = ask !== null && !isMissing && parts.every(({ status }) => status === "known");
  const model = useMemo(
    () => (ask && isKnown && askable ? ask.joinedHistory({ history: history.model, others: others.model, absent: absent.model }, askable) : null),
    [ask, isKnown, askable, history.model, others.model, absent.model],
  );
  return { status: isMissing ? "missing" : isKnown ? "known" : "awaited", model };
}

/**
 * Without what no filter can name: values that an enum does not list. Where there are such the others cannot be asked for
 * without them either.
 */
function withListed(shown: TrendModel, { dimensions }: Catalog): TrendModel {
  const described = shown.by && dimensions[shown.by.dimension];
  if (described?.kind !== "enum") return shown;
  const isListed = ({ value }: TrendSeries) => value == null || described.values.some((one) => one === value);
  const series = shown.series.filter(isListed);
  return series.length === shown.series.length ? shown : { ...shown, series: series.filter(({ other }) => !other) };
}

/** The answer to one query; known, and none, where nothing is asked. */
function useBefore(asked: AggregateQuery | null, id: string): TrendHistory {
  const { catalog, messages } = useLocalized<Catalog>();
  const read = useCallback((result: TableResult<AnyRow>) => trendModel(result, { catalog, messages }), [catalog, messages]);
  const state = useSettledWidget({ id, query: asked, pinnedRange: true, model: read });
  if (asked === null) return { status: "known", model: null };
  if (state.status === "error" || state.status === "forbidden") return { status: "missing", model: null };
  return state.status === "ready" ? { status: "known", model: state.model } : { status: "awaited", model: null };
}
