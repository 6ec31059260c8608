"use client";

import { forwardRef, useState } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { FunnelStep } from "../../query/funnel.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { Clause } from "../../selection/clause.ts";
import { resolveFor } from "../../selection/selection.ts";
import { funnelDrill } from "./funnelDrill.ts";
import type { FunnelDrill } from "./funnelDrill.ts";
import { funnelQuery } from "./funnelQuery.ts";
import type { FunnelQueryProps, FunnelViewName } from "./funnelQuery.ts";
import { useFunnel } from "./useFunnel.ts";
import type { UseFunnelProps } from "./useFunnel.ts";
import { useFunnelSelection } from "./useFunnelSelection.ts";
import { FunnelView } from "./FunnelView.tsx";
import type { FunnelViewProps } from "./FunnelView.tsx";

export interface FunnelProps<C extends Catalog = RegisteredCatalog>
  extends Omit<UseFunnelProps<C>, "view">,
    Omit<FunnelViewProps, "id" | "state" | "title" | "view" | "onView" | "selected" | "onSegment" | "onPlace"> {
  /** Default: the labels of its first and last step. */
  readonly title?: string;
  /** The view that it starts with. Default `steps`. */
  readonly view?: FunnelViewName;
  /**
   * A click on a bar or on its drop-off, or Enter and Shift with Enter. Left out, a click on a bar filters the page by
   * its segment, as the legend always does.
   */
  readonly onDrill?: (drill: FunnelDrill) => void;
  /** What a click on a segment said to the page; null: it took it back. */
  readonly onSelect?: (clause: Clause | null) => void;
}

/** How many of those who do a first thing go on to the next ones. */
export const Funnel = forwardRef<HTMLElement, FunnelProps>(function Funnel(props, ref) {
  const { id: given, title: titled, view: initial = "steps", onDrill, onSelect, ...others } = props;
  const { steps, window: _window, order: _order, count: _count, exclusions: _exclusions, control: _control, ...asked } = others;
  const { holdConstant: _held, breakdown: _breakdown, range, compare: _compare, grain: _grain, bins: _bins, ...frame } = asked;
  const { catalog, locale } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const [view, setView] = useState<FunnelViewName>(initial);
  const id = useWidgetId(given);
  const titleIn = (language: string) => {
    const ends = steps.length < 2 ? steps : [steps[0], steps.at(-1)];
    return ends.map((step) => stepName(catalog, step as string | FunnelStep, language)).join(" → ");
  };
  const origin = titled ?? { en: titleIn("en"), "zh-CN": titleIn("zh-CN") };
  const state = useFunnel({ ...props, id, view });
  const selection = useFunnelSelection(id, origin, { state, ...(onSelect === undefined ? {} : { onSelect }) });
  const model = state.status === "ready" && state.model.view === "steps" ? state.model : null;
  return (
    <FunnelView
      {...frame}
      {...selection}
      ref={ref}
      id={id}
      title={titled ?? titleIn(locale)}
      state={state}
      view={view}
      onView={setView}
      onPlace={
        onDrill === undefined || model === null
          ? undefined
          : (place, outcome) => {
              const resolved = resolveFor(clauses, id);
              const pinned = { ...resolved, range: range ?? resolved.range };
              const query = funnelQuery(props as unknown as FunnelQueryProps<Catalog>, view, pinned.range ?? defaultRange);
              onDrill(funnelDrill(query, place, outcome, { catalog, model, resolved: pinned }));
            }
      }
    />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: FunnelProps<C> & RefAttributes<HTMLElement>) => ReactElement;

function stepName(catalog: Catalog, step: string | FunnelStep, language: string): string {
  const as = typeof step === "string" ? undefined : step.as;
  return as ?? labelOf(catalog.events ?? {}, narrowedEvent(step).event, language);
}
