"use client";

import { forwardRef, useId } from "react";
import type { ReactElement, ReactNode } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import type { Part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { ChartFailed } from "../chart/ChartFailed.tsx";
import { StateView } from "../frame/StateView.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { FunnelModel } from "./funnelModel.ts";
import type { FunnelSpan, FunnelViewName } from "./funnelQuery.ts";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";
import { funnelWords } from "./funnelWords.ts";

export interface FunnelViewProps
  extends Omit<WidgetFrameProps<FunnelModel>, "children" | "table" | "tableBy" | "asOf" | "covers" | "metrics" | "definition" | "onSelect">,
    Omit<FunnelPictureProps, "title"> {
  /** Which view is asked for, and how another one is; without it there is no switch. */
  readonly view?: FunnelViewName;
  readonly onView?: ((view: FunnelViewName) => void) | undefined;
  /** How the steps between which time is taken are asked for; without it they cannot be chosen. */
  readonly onBetween?: ((between: FunnelSpan) => void) | undefined;
  readonly actions?: ReactNode;
}

const views = ["steps", "timeToConvert", "trend"] as const;

/** What draws a view, and what tells it as a table and by its definition: loaded while the numbers are on their way. */
const parts = {
  steps: part(async () => (await import("./FunnelSteps.tsx")).FunnelSteps),
  timeToConvert: part(async () => (await import("./FunnelTimes.tsx")).FunnelTimes),
  trend: part(async () => (await import("./FunnelTrend.tsx")).FunnelTrend),
};
const tellingPart = part(async () => {
  const [{ funnelTable }, { funnelDefinition }] = await Promise.all([import("./funnelTable.ts"), import("./funnelDefinition.ts")]);
  return { funnelTable, funnelDefinition };
});

/** A funnel over data of your own: `state` says what there is to show. */
export const FunnelView = forwardRef<HTMLElement, FunnelViewProps>(function FunnelView(
  { state, title, view, onView, onBetween, selected, onSegment, onPlace, className, actions, height = 360, ...rest },
  ref,
) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const selectId = useId();
  const shared = { title, selected, onSegment, onPlace };
  const asked = view ?? (state.status === "ready" ? state.model.view : "steps");
  usePart<unknown>(parts[asked], true);
  const telling = usePart(tellingPart, true);
  return (
    <WidgetFrame
      {...rest}
      {...(telling && {
        table: (model: FunnelModel) => telling.funnelTable(model, title, { locale, messages }),
        definition: (model: FunnelModel) => telling.funnelDefinition(model, title, { catalog, locale, messages }),
      })}
      ref={ref}
      height={height}
      className={classes("md-funnel-frame", className)}
      title={title}
      state={state}
      asOf={state.status === "ready" ? state.model.asOf : null}
      covers={state.status === "ready" ? state.model.range : null}
      actions={
        <>
          {onView !== undefined && (
            <select
              id={selectId}
              className="md-funnel-views"
              aria-label={funnelWords(messages).view}
              value={asked}
              onChange={({ target }) => onView(target.value as FunnelViewName)}
            >
              {views.map((name) => (
                <option key={name} value={name}>
                  {funnelWords(messages).views[name]}
                </option>
              ))}
            </select>
          )}
          {actions}
        </>
      }
    >
      {(model) =>
        model.view === "steps" ? (
          <Later of={parts.steps}>{(FunnelSteps) => <FunnelSteps {...shared} model={model} />}</Later>
        ) : model.view === "trend" ? (
          <Later of={parts.trend}>{(FunnelTrend) => <FunnelTrend {...shared} model={model} />}</Later>
        ) : (
          <Later of={parts.timeToConvert}>{(FunnelTimes) => <FunnelTimes {...shared} model={model} onBetween={onBetween} />}</Later>
        )
      }
    </WidgetFrame>
  );
});

interface LaterProps<T> {
  readonly of: Part<T>;
  readonly children: (loaded: T) => ReactElement;
}

function Later<T>({ of, children }: LaterProps<T>): ReactElement {
  const loaded = usePart(of, true);
  if (loaded === undefined) return <StateView state={{ status: "pending" }} />;
  return loaded === null ? <ChartFailed retry={of.load} /> : children(loaded);
}
