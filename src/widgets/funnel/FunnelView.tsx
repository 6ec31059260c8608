"use client";

import { forwardRef, useId } from "react";
import type { ReactElement, ReactNode } from "react";
import { MetricsError } from "../../query/error.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import type { Part } from "../../react/part.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePart } from "../../react/usePart.ts";
import { StateView } from "../frame/StateView.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { FunnelModel } from "./funnelModel.ts";
import type { FunnelViewName } from "./funnelQuery.ts";
import { FunnelSteps } from "./FunnelSteps.tsx";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";
import { funnelTable } from "./funnelTable.ts";

export interface FunnelViewProps
  extends Omit<WidgetFrameProps<FunnelModel>, "children" | "table" | "asOf" | "metrics" | "onSelect">,
    Omit<FunnelPictureProps, "title"> {
  /** Which view is asked for, and how another one is; without it there is no switch. */
  readonly view?: FunnelViewName;
  readonly onView?: ((view: FunnelViewName) => void) | undefined;
  readonly actions?: ReactNode;
}

const views = ["steps", "timeToConvert", "trend"] as const;

/** Views besides the steps are loaded when they are asked for. */
const timesPart = part(async () => (await import("./FunnelTimes.tsx")).FunnelTimes);
const trendPart = part(async () => (await import("./FunnelTrend.tsx")).FunnelTrend);

/** A funnel over data of your own: `state` says what there is to show. */
export const FunnelView = forwardRef<HTMLElement, FunnelViewProps>(function FunnelView(
  { state, title, view, onView, selected, onSegment, onPlace, className, actions, height = 360, ...rest },
  ref,
) {
  const { locale, messages } = useMetricdeck();
  const selectId = useId();
  const shared = { title, selected, onSegment, onPlace };
  const asked = view ?? (state.status === "ready" ? state.model.view : "steps");
  return (
    <WidgetFrame
      {...rest}
      ref={ref}
      height={height}
      className={classes("md-funnel-frame", className)}
      title={title}
      state={state}
      asOf={state.status === "ready" ? state.model.asOf : null}
      table={(model) => funnelTable(model, title, { locale, messages })}
      actions={
        <>
          {onView !== undefined && (
            <select
              id={selectId}
              className="md-funnel-views"
              aria-label={messages.funnel.view}
              value={asked}
              onChange={({ target }) => onView(target.value as FunnelViewName)}
            >
              {views.map((name) => (
                <option key={name} value={name}>
                  {messages.funnel.views[name]}
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
          <FunnelSteps {...shared} model={model} />
        ) : model.view === "trend" ? (
          <Later of={trendPart}>{(FunnelTrend) => <FunnelTrend {...shared} model={model} />}</Later>
        ) : (
          <Later of={timesPart}>{(FunnelTimes) => <FunnelTimes {...shared} model={model} />}</Later>
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
  if (loaded !== null) return children(loaded);
  const error = new MetricsError("unavailable", "the view's code could not be loaded");
  return <StateView state={{ status: "error", error, retry: of.load }} />;
}
