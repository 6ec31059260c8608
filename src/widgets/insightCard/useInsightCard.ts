"use client";

import { useCallback, useMemo, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { MetricsError } from "../../query/error.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { MetricsQuery } from "../../query/query.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { Range } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useAnswer } from "../../react/useMetrics.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { applicableFilter } from "../../selection/applicable.ts";
import { resolveFor } from "../../selection/selection.ts";
import type { ViewState } from "../frame/viewState.ts";
import { insightDrivers } from "./insightDrivers.ts";
import type { InsightModel } from "./insightModel.ts";
import { insightPart } from "./insightPart.ts";
import { driversQuery, insightQueries } from "./insightQueries.ts";
import type { InsightQueries, InsightQueryProps } from "./insightQueries.ts";
import { insightTotal } from "./insightReading.ts";
import type { InsightOptions } from "./insightReading.ts";
import { courseHistory, courseOf, knownRange } from "../chart/course.ts";
import { useNoted } from "../chart/useNoted.ts";

export interface UseInsightCardProps<C extends Catalog = RegisteredCatalog> extends InsightQueryProps<C>, Pick<InsightOptions, "target" | "most" | "leastChange" | "falseAlarmsPerWeek"> {
  /** Source of its clauses, which do not filter itself. Default: one of its own. */
  readonly id?: string;
}

const nothing: MetricsQuery | null = null;

/** What is notable of a metric under the page's selection, without a picture. */
export function useInsightCard<C extends Catalog = RegisteredCatalog>(given: UseInsightCardProps<C>): ViewState<InsightModel> {
  const props = given as unknown as UseInsightCardProps<Catalog>;
  const { metric, compare = "previous", target, most, leastChange, falseAlarmsPerWeek } = props;
  const { catalog, locale, messages, timeZone, weekStart, fiscalStart, business } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const others = resolveFor(clauses, id);
  const range = props.range ?? others.range ?? defaultRange;
  const asked = ask(props, range, catalog);
  const queries = asked instanceof MetricsError ? null : asked;
  const versus = namedComparison(compare).id;

  const readTotal = useCallback(
    (result: TableResult<AnyRow>, query: MetricsQuery) => {
      const total = insightTotal(result, metric, versus);
      return total && { total, query };
    },
    [metric, versus],
  );
  const readSeries = useCallback(
    (result: TableResult<AnyRow>, query: MetricsQuery) => {
      const series = courseOf(result, metric);
      return series && { series, query };
    },
    [metric],
  );
  const whole = useWidget({ id, query: queries?.total ?? null, pinnedRange: true, model: readTotal });
  const course = useWidget({ id, query: queries?.course ?? null, pinnedRange: true, model: readSeries });
  const shown = course.status === "ready" ? course.model.series : null;
  const before = queries && shown ? courseHistory(queries.course, shown) : null;
  const history = useWidget({ id, query: before, pinnedRange: true, model: readSeries });
  const split = queries && whole.status === "ready" ? driversUnder(driversQuery(props, range, catalog), catalog, others.filter) : nothing;
  const moved = useAnswer(split);
  const noted = useNoted(metric, shown && knownRange(shown));
  const { annotations } = noted;
  const loaded = usePart(insightPart, true);

  const told = history.status === "ready" ? history.model : null;
  const movedResult = moved.status === "success" && split ? (moved.result as TableResult<AnyRow>) : null;
  const reading = whole.status === "ready" ? whole.model : null;
  const isUnseen = [course, history].some(({ status }) => status === "error" || status === "forbidden");
  const courseQuery = course.status === "ready" ? course.model.query : undefined;
  // As text it is the same from render to render.
  const filters = JSON.stringify([props.where ?? null, others.filter]);
  const model = useMemo(() => {
    if (!loaded || reading === null) return null;
    return loaded.insightModel(
      { metric, total: reading.total, course: shown, history: told?.series ?? null, isMissing: isUnseen, drivers: movedResult ? insightDrivers(movedResult) : [], annotations, filters: JSON.parse(filters) as readonly (AnyFilter | null)[] },
      {
        total: reading.query,
        ...(courseQuery && { course: courseQuery }),
        ...(told && { history: told.query }),
        ...(movedResult && split && { drivers: split }),
      },
      { catalog, locale, messages, timeZone, fiscalStart, business, zone: { weekStart, fiscalStart }, target, most, leastChange, falseAlarmsPerWeek },
    );
    // What was asked for drivers is another object in each render, and another question only with another answer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [loaded, reading, shown, told, isUnseen, movedResult, courseQuery, annotations, filters, metric, catalog, locale, messages, timeZone, weekStart, fiscalStart, business, target, most, leastChange, falseAlarmsPerWeek]);

  const isKnown = (of: { readonly status: string; readonly previous?: boolean }) => of.status !== "pending" && of.previous !== true;
  const isSettled = isKnown(whole) && isKnown(course) && (before === null || isKnown(history)) && !noted.isPending && (split === null || isKnown(moved));
  // Answers to the question before and to this one make no sentences together: until all of these are there, those stand.
  const about = JSON.stringify([metric, versus, props.dimensions, timeZone]);
  const [kept, setKept] = useState<{ readonly about: string; readonly model: InsightModel; readonly where: AnyFilter | undefined } | null>(null);
  if (isSettled && model !== null && model !== kept?.model) setKept({ about, model, where: whole.status === "ready" ? whole.where : undefined });
  const last = kept?.about === about ? kept : null;

  if (asked instanceof MetricsError) return { status: "error", error: asked, retry: () => {} };
  if (whole.status !== "ready") return whole;
  if (loaded === null) return { status: "undrawn", retry: insightPart.load };
  if (model === null || (!isSettled && last === null)) return { status: "pending" };
  if (!isSettled && last !== null) return { ...whole, model: last.model, where: last.where, refreshing: true, previous: true };
  const isMissing = isUnseen || noted.isMissing || (moved.status === "error" && moved.error.code !== "unsupported");
  const state = { ...whole, model };
  if (!isMissing) return state;
  const { limits = [], warnings = [] } = whole.partial ?? {};
  return { ...state, partial: { ...whole.partial, limits, warnings: [...warnings, { code: "insights-missing", message: messages.states.missing }] } };
}

/** A caller's mistake is this widget's error, not the page's. */
function ask(props: InsightQueryProps<Catalog>, range: Range, catalog: Catalog): InsightQueries | MetricsError {
  try {
    return insightQueries(props, range, catalog);
  } catch (error) {
    if (error instanceof MetricsError) return error;
    throw error;
  }
}

function driversUnder(query: ReturnType<typeof driversQuery>, catalog: Catalog, filter: AnyFilter | null): MetricsQuery | null {
  if (query === null) return null;
  const where = allOf([query.where as AnyFilter | undefined, applicableFilter(catalog, [query.metric], filter).filter]);
  return where === null ? query : { ...query, where: where as Filter<Catalog> };
}
