"use client";

import { forwardRef, useState } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { FunnelStep } from "../../query/funnel.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { Clause } from "../../selection/clause.ts";
import { funnelDrill } from "./funnelDrill.ts";
import type { FunnelDrill } from "./funnelDrill.ts";
import type { FunnelSpan, FunnelViewName } from "./funnelQuery.ts";
import { useFunnel } from "./useFunnel.ts";
import type { UseFunnelProps } from "./useFunnel.ts";
import { useFunnelSelection } from "./useFunnelSelection.ts";
import { funnelHeight } from "./funnelHeight.ts";
import { FunnelView } from "./FunnelView.tsx";
import type { FunnelViewProps } from "./FunnelView.tsx";

export interface FunnelProps<C extends Catalog = RegisteredCatalog>
  extends Omit<UseFunnelProps<C>, "view">,
    Omit<FunnelViewProps, "narrowedBy" | "id" | "state" | "title" | "view" | "onView" | "onBetween" | "selected" | "onSegment" | "onPlace"> {
  /** Default: the labels of its first and last step. */
  readonly title?: string;
  /** The view that it starts with. Default `steps`. */
  readonly view?: FunnelViewName;
  /**
   * A click or Enter on a bar, a span of time or a point: who got there; on the drop-off, or Shift with Enter: who did
   * not. Left out, a click filters the page by the segment, as the legend always does.
   */
  readonly onDrill?: (drill: FunnelDrill) => void;
  /** What a click on a segment said to the page; null: it took it back. */
  readonly onSelect?: (clause: Clause | null) => void;
}

/** How many of those who do a first thing go on to the next ones. */
export const Funnel = forwardRef<HTMLElement, FunnelProps>(function Funnel(props, ref) {
  const { id: given, title: titled, view: initial = "steps", onDrill, onSelect, ...others } = props;
  const { steps, window: _window, order: _order, count: _count, exclusions: _exclusions, control: _control, ...asked } = others;
  const { holdConstant: _held, breakdown, range: _range, compare: _compare, grain: _grain, bins: _bins, ...more } = asked;
  const { between: asked_, minSample: _least, where, calendar: _calendar, asOf: _asOf, ...frame } = more;
  const { catalog, locale } = useLocalized<Catalog>();
  const [view, setView] = useState<FunnelViewName>(initial);
  const [chosen, setBetween] = useState<FunnelSpan>();
  const between = chosen ?? asked_;
  const id = useWidgetId(given);
  const titleIn = (language: string) => {
    const ends = steps.length < 2 ? steps : [steps[0], steps.at(-1)];
    return ends.map((step) => stepName(catalog, step as string | FunnelStep, language)).join(" → ");
  };
  const origin = titled ?? { en: titleIn("en"), "zh-CN": titleIn("zh-CN") };
  const state = useFunnel({ ...props, id, view, ...(between && { between }) });
  const selection = useFunnelSelection(id, origin, { state, ...(onSelect === undefined ? {} : { onSelect }) });
  const model = state.status === "ready" ? state.model : null;
  return (
    <FunnelView
      height={funnelHeight(catalog, { steps, ...(breakdown && { breakdown }) })}
      {...frame}
      {...selection}
      ref={ref}
      id={id}
      title={titled ?? titleIn(locale)}
      narrowedBy={where}
      state={state}
      view={view}
      onView={steps.length > 1 ? setView : undefined}
      onBetween={setBetween}
      onPlace={
        onDrill === undefined || model === null
          ? undefined
          : (place, outcome) => onDrill(funnelDrill(catalog, model, place, outcome))
      }
    />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: FunnelProps<C> & RefAttributes<HTMLElement>) => ReactElement;

function stepName(catalog: Catalog, step: string | FunnelStep, language: string): string {
  const as = typeof step === "string" ? undefined : step.as;
  return as ?? labelOf(catalog.events ?? {}, narrowedEvent(step).event, language);
}
