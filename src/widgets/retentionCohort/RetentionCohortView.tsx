"use client";

import { forwardRef } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePart } from "../../react/usePart.ts";
import { ChartFailed } from "../chart/ChartFailed.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { RetentionBodyProps } from "./RetentionBody.tsx";
import type { RetentionModel } from "./retentionModel.ts";

export interface RetentionCohortViewProps
  extends Omit<WidgetFrameProps<RetentionModel>, "children" | "table" | "asOf" | "metrics" | "definition">,
    Omit<RetentionBodyProps, "model" | "title" | "catalog"> {}

/** What draws the numbers: loaded while they are on their way. */
const drawing = part(async () => {
  const [{ RetentionBody }, { retentionTable }, { retentionFacts }] = await Promise.all([
    import("./RetentionBody.tsx"),
    import("./retentionTable.ts"),
    import("./retentionFacts.ts"),
  ]);
  return { RetentionBody, retentionTable, retentionFacts };
});

/** A retention table over data of your own: `state` says what there is to show. */
export const RetentionCohortView = forwardRef<HTMLElement, RetentionCohortViewProps>(function RetentionCohortView(
  { state, title, mean, scale, initialView, onDrill, height = 440, className, ...rest },
  ref,
) {
  const { catalog, locale, messages } = useMetricdeck<Catalog>();
  const drawn = usePart(drawing, true);
  const shown = drawn === undefined && state.status === "ready" ? ({ status: "pending" } as const) : state;
  return (
    <WidgetFrame
      {...rest}
      {...(drawn && {
        table: (model: RetentionModel) => drawn.retentionTable(model, title, { locale, messages }),
        definition: (model: RetentionModel) => drawn.retentionFacts(model, title, { catalog, locale, messages, mean }),
      })}
      ref={ref}
      className={classes("md-cohort-frame", className)}
      title={title}
      state={shown}
      height={height}
      asOf={shown.status === "ready" ? shown.model.asOf : null}
    >
      {(model) =>
        drawn ? (
          <drawn.RetentionBody
            model={model}
            title={title}
            catalog={catalog}
            mean={mean}
            scale={scale}
            initialView={initialView}
            onDrill={onDrill}
          />
        ) : (
          <ChartFailed retry={drawing.load} />
        )
      }
    </WidgetFrame>
  );
});
