"use client";

import { forwardRef } from "react";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { classes } from "../../react/classes.ts";
import type { Catalog } from "../../query/catalog.ts";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import { RetentionBody } from "./RetentionBody.tsx";
import type { RetentionBodyProps } from "./RetentionBody.tsx";
import type { RetentionModel } from "./retentionModel.ts";
import { retentionTable } from "./retentionTable.ts";

export interface RetentionCohortViewProps
  extends Omit<WidgetFrameProps<RetentionModel>, "children" | "table" | "asOf" | "metrics">,
    Omit<RetentionBodyProps, "model" | "title" | "catalog"> {}

/** A retention table over data of your own: `state` says what there is to show. */
export const RetentionCohortView = forwardRef<HTMLElement, RetentionCohortViewProps>(function RetentionCohortView(
  { state, title, mean, scale, initialView, onDrill, height = 440, className, ...rest },
  ref,
) {
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  return (
    <WidgetFrame
      {...rest}
      ref={ref}
      className={classes("md-cohort-frame", className)}
      title={title}
      state={state}
      height={height}
      asOf={state.status === "ready" ? state.model.asOf : null}
      table={(model) => retentionTable(model, title, { locale, messages })}
    >
      {(model) => (
        <RetentionBody
          model={model}
          title={title}
          catalog={catalog}
          mean={mean}
          scale={scale}
          initialView={initialView}
          onDrill={onDrill}
        />
      )}
    </WidgetFrame>
  );
});
