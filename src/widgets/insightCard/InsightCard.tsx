"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { InsightCardView } from "./InsightCardView.tsx";
import type { InsightCardViewProps } from "./InsightCardView.tsx";
import { useInsightCard } from "./useInsightCard.ts";
import type { UseInsightCardProps } from "./useInsightCard.ts";

export interface InsightCardProps<C extends Catalog = RegisteredCatalog> extends UseInsightCardProps<C>, Omit<InsightCardViewProps, "narrowedBy" | "covers" | "id" | "state" | "title" | "metrics"> {
  /** Default: the metric's label. */
  readonly title?: string;
}

/**
 * What is notable of a metric, in sentences: its change and where that is, what is unusual, records, runs, its target, what
 * comes. Rules over numbers, no model; where nothing is notable it says so.
 */
export const InsightCard = forwardRef<HTMLElement, InsightCardProps>(function InsightCard(props, ref) {
  const { id: given, title, metric, compare: _compare, range: _range, where, dimensions: _dimensions, combine: _combine, ...others } = props;
  const { target: _target, most: _most, leastChange: _least, falseAlarmsPerWeek: _alarms, ...view } = others;
  const { catalog, locale } = useLocalized<Catalog>();
  const id = useWidgetId(given);
  const state = useInsightCard({ ...props, id });
  return <InsightCardView {...view} ref={ref} id={id} title={title ?? labelOf(catalog.metrics, metric, locale)} metrics={[metric]} narrowedBy={where} state={state} />;
}) as <C extends Catalog = RegisteredCatalog>(props: InsightCardProps<C> & RefAttributes<HTMLElement>) => ReactElement;
