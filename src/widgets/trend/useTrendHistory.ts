"use client";

import { useCallback, useMemo } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useSettledWidget } from "../../react/useSettledWidget.ts";
import type * as trendHistory from "./trendHistory.ts";
import { trendModel } from "./trendModel.ts";
import type { TrendModel } from "./trendModel.ts";

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
  const asked = (queryOf: (ask: AskHistory, query: AggregateQuery, shown: TrendModel) => AggregateQuery | null) =>
    ask && query && shown && queryOf(ask, query, shown);
  const history = useBefore(asked((of, ...all) => of.historyQuery(...all)), id);
  const others = useBefore(asked((of, ...all) => of.othersQuery(...all)), id);
  const told = history.model;
  const absent = useBefore(told && asked((of, ...all) => of.absentQuery(...all, told)), id);

  const parts = [history, others, absent];
  const isMissing = parts.some(({ status }) => status === "missing");
  const isKnown = ask !== null && !isMissing && parts.every(({ status }) => status === "known");
  const model = useMemo(
    () => (ask && isKnown && shown ? ask.joinedHistory({ history: history.model, others: others.model, absent: absent.model }, shown) : null),
    [ask, isKnown, shown, history.model, others.model, absent.model],
  );
  return { status: isMissing ? "missing" : isKnown ? "known" : "awaited", model };
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
