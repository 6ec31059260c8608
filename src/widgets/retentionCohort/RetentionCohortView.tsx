"use client";

import { forwardRef } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { Unloaded } from "../frame/Unloaded.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { RetentionBodyProps } from "./RetentionBody.tsx";
import type { RetentionModel } from "./retentionModel.ts";

export interface RetentionCohortViewProps
  extends Omit<WidgetFrameProps<RetentionModel>, "children" | "table" | "tableBy" | "asOf" | "covers" | "metrics" | "definition">,
    Omit<RetentionBodyProps, "model" | "title" | "catalog"> {}

/** What draws the numbers: loaded while they are on their way. */
const drawing = part(async () => {
  const [{ RetentionBody }, { retentionTable }] = await Promise.all([import("./RetentionBody.tsx"), import("./retentionTable.ts")]);
  return { RetentionBody, retentionTable };
});
const facts = part(() => import("./retentionFacts.ts"));

/** A retention table over data of your own: `state` says what there is to show. */
export const RetentionCohortView = forwardRef<HTMLElement, RetentionCohortViewProps>(function RetentionCohortView(
  { state, title, mean, scale, initialView, onDrill, height = 440, className, ...rest },
  ref,
) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const drawn = usePart(drawing, true);
  const defined = usePart(facts, true);
  const shown = drawn === undefined && state.status === "ready" ? ({ status: "pending" } as const) : state;
  return (
    <WidgetFrame
      {...rest}
      {...(drawn && {
        table: (model: RetentionModel) => drawn.retentionTable(model, title, { locale, messages }),
      })}
      {...(defined && {
        definition: (model: RetentionModel) => defined.retentionFacts(model, title, { catalog, locale, messages, mean }),
      })}
      ref={ref}
      className={classes("md-cohort-frame", className)}
      title={title}
      state={shown}
      height={height}
      asOf={shown.status === "ready" ? shown.model.asOf : null}
      covers={shown.status === "ready" ? shown.model.range : null}
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
          <div className="md-state" role="alert">
            <Unloaded text={messages.states.codeMissing} retry={drawing.load} />
          </div>
        )
      }
    </WidgetFrame>
  );
});
