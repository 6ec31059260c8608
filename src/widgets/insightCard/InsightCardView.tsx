"use client";

import { forwardRef, useId } from "react";
import { classes } from "../../react/classes.ts";
import { usePart } from "../../react/usePart.ts";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { InsightBodyProps } from "./InsightBody.tsx";
import type { InsightModel } from "./insightModel.ts";
import { insightPart } from "./insightPart.ts";
import { useLocalized } from "../../react/useLocalized.ts";

export interface InsightCardViewProps extends Omit<WidgetFrameProps<InsightModel>, "children" | "table" | "tableBy" | "asOf">, Pick<InsightBodyProps, "onFigure"> {}

/** An insight card over facts of your own: `state` says what there is to show. */
export const InsightCardView = forwardRef<HTMLElement, InsightCardViewProps>(function InsightCardView({ state: given, id, onFigure, className, ...rest }, ref) {
  const { messages } = useLocalized();
  const own = useId();
  const loaded = usePart(insightPart, given.status === "ready");
  const state = given.status === "ready" && loaded === undefined ? ({ status: "pending" } as const) : given.status === "ready" && loaded === null ? ({ status: "undrawn", retry: insightPart.load } as const) : given;
  return (
    <WidgetFrame
      {...rest}
      {...(id === undefined ? {} : { id })}
      ref={ref}
      className={classes("md-insight-card", className)}
      state={state}
      asOf={state.status === "ready" ? state.model.asOf : null}
      {...(loaded && { table: (model: InsightModel) => loaded.insightTable(model, rest.title, { messages }) })}
    >
      {(model) => loaded && <loaded.InsightBody model={model} id={id ?? own} title={rest.title} onFigure={onFigure} />}
    </WidgetFrame>
  );
});
