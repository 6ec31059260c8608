"use client";

import { forwardRef } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { StateView } from "../frame/StateView.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { ViewState } from "../frame/viewState.ts";
import type { AlertRuleBuilderModel } from "./useAlertRuleBuilder.ts";

export interface AlertRuleBuilderViewProps
  extends Omit<WidgetFrameProps<AlertRuleBuilderModel>, "children" | "table" | "tableBy" | "asOf" | "metrics" | "title" | "state"> {
  readonly state: ViewState<AlertRuleBuilderModel>;
  /** Default: the rule's name. */
  readonly title?: string;
}

/** The form and its words, loaded when a builder is shown. */
const form = part(() => import("./RuleBody.tsx"));

/** The form of a rule over a draft of your own: `state` says what there is to show. */
export const AlertRuleBuilderView = forwardRef<HTMLElement, AlertRuleBuilderViewProps>(function AlertRuleBuilderView(
  { state, title, height = 760, className, ...rest },
  ref,
) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const loaded = usePart(form, true);
  const model = state.status === "ready" ? state.model : null;
  const name = model && (locale.startsWith("zh") && model.draft.nameZh.trim() !== "" ? model.draft.nameZh : model.draft.nameEn).trim();
  const metric = model?.rule.metric;
  return (
    <WidgetFrame
      {...rest}
      ref={ref}
      className={classes("md-rule-frame", className)}
      title={title || name || (messages.alertRule ?? loaded?.alertRuleInEnglish)?.title || "…"}
      state={loaded === undefined && state.status === "ready" ? { status: "pending" } : state}
      height={height}
      metrics={metric !== undefined && Object.hasOwn(catalog.metrics, metric) ? [metric] : []}
    >
      {(shown) =>
        loaded ? (
          <loaded.RuleBody model={shown} />
        ) : (
          <StateView state={{ status: "error", error: unloaded(), retry: form.load }} />
        )
      }
    </WidgetFrame>
  );
});

function unloaded(): MetricsError {
  return new MetricsError("unavailable", "the form's code could not be loaded");
}
