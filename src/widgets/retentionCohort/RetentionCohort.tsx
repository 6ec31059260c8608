"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { narrowedEvent } from "../../query/events.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import { RetentionCohortView } from "./RetentionCohortView.tsx";
import type { RetentionCohortViewProps } from "./RetentionCohortView.tsx";
import { useRetentionCohort } from "./useRetentionCohort.ts";
import type { UseRetentionCohortProps } from "./useRetentionCohort.ts";

export interface RetentionCohortProps<C extends Catalog = RegisteredCatalog>
  extends UseRetentionCohortProps<C>,
    Omit<RetentionCohortViewProps, "narrowedBy" | "id" | "state" | "title" | keyof UseRetentionCohortProps<C>> {
  /** Default: the labels of its events. */
  readonly title?: string;
}

/** Who comes back: cohorts by the time of their start, and the share of each that returns in every period after it. */
export const RetentionCohort = forwardRef<HTMLElement, RetentionCohortProps<Catalog>>(function RetentionCohort(props, ref) {
  const { id: given, title, start, return: back, grain: _grain, range: _range, periods: _periods, ...others } = props;
  const { criterion: _criterion, windows: _windows, starts: _starts, measure: _measure, reference: _reference, minSample: _least, ...ours } = others;
  const { by: _by, top: _top, compare: _compare, where, calendar: _calendar, asOf: _asOf, ...view } = ours;
  const { catalog, locale } = useLocalized<Catalog>();
  const id = useWidgetId(given);
  const state = useRetentionCohort<Catalog>({ ...props, id });
  const label = (request: typeof start) => labelOf(catalog.events ?? {}, narrowedEvent(request).event, locale);
  return <RetentionCohortView {...view} ref={ref} id={id} title={title ?? `${label(start)} → ${label(back)}`} narrowedBy={where} state={state} />;
}) as <C extends Catalog = RegisteredCatalog>(props: RetentionCohortProps<C> & RefAttributes<HTMLElement>) => ReactElement;
