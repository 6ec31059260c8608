"use client";

import { useMemo } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { AnyRow } from "../../query/result.ts";
import { queryUnder } from "../../react/queryUnder.ts";
import { knownAnswer, useAnswers } from "../../react/useAnswers.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { useSelection } from "../../react/useSelection.ts";
import { filteringPart } from "../../react/useWidget.ts";
import { resolveFor } from "../../selection/selection.ts";
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

/** What was before the buckets that a trend shows, of each series that it shows; where nothing is asked it costs next to nothing. */
export function useTrendHistory(shown: TrendModel | null, query: AggregateQuery | null, { id, ask }: Asking): TrendHistory {
  const { catalog } = useLocalized<Catalog>();
  const { filter } = resolveFor(useSelection().clauses, id);
  const filtering = usePart(filteringPart, ask !== null && filter !== null);
  const isHeld = filter !== null && filtering === undefined;
  const askable = useMemo(() => shown && withListed(shown, catalog), [shown, catalog]);
  const asked = (queryOf: (ask: AskHistory, query: AggregateQuery, shown: TrendModel) => AggregateQuery | null) => {
    const own = ask && query && askable && !isHeld ? queryOf(ask, query, askable) : null;
    const others = { filter, range: null };
    return own && (filter && filtering ? filtering.selectQuery(catalog, own, others).query : queryUnder(own, others));
  };
  const queries = { history: asked((of, ...all) => of.historyQuery(...all)), others: asked((of, ...all) => of.othersQuery(...all)) };
  const history = useBefore(queries.history);
  const others = useBefore(queries.others);
  const told = history.model;
  const absentQuery = told && asked((of, ...all) => of.absentQuery(...all, told));
  const absent = useBefore(absentQuery);
  useAnswers([queries.history, queries.others, absentQuery].filter((one) => one !== null));

  const parts = [history, others, absent];
  const isMissing = parts.some(({ status }) => status === "missing");
  const isKnown = ask !== null && !isHeld && !isMissing && parts.every(({ status }) => status === "known");
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

/** What the cache knows of the answer to one query; known, and none, where nothing is asked. */
function useBefore(asked: AggregateQuery | null): TrendHistory {
  const provided = useLocalized<Catalog>();
  const { catalog, messages } = provided;
  const answer = asked && knownAnswer<AnyRow>(provided, asked);
  const result = answer?.status === "success" ? answer.result : null;
  const model = useMemo(() => result && trendModel(result, { catalog, messages }), [result, catalog, messages]);
  if (answer === null) return { status: "known", model };
  return { status: answer.status === "error" ? "missing" : model === null ? "awaited" : "known", model };
}
