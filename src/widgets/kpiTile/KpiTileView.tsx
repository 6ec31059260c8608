"use client";
import { forwardRef, useId } from "react";
import type { ComponentPropsWithoutRef, CSSProperties } from "react";
import { classes } from "../../react/classes.ts";
import { labelOf } from "../../react/label.ts";
import { useProvided } from "../../react/useProvided.ts";
import { Definition } from "../frame/Definition.tsx";
import { checkIcon, crossIcon, Icon, warningIcon } from "../frame/Icon.tsx";
import { StateNote } from "../frame/StateNote.tsx";
import { StateView } from "../frame/StateView.tsx";
import type { ViewState } from "../frame/viewState.ts";
import { WidgetBoundary } from "../frame/WidgetBoundary.tsx";
import { ComparisonLine } from "./ComparisonLine.tsx";
import type { KpiTileModel } from "./kpiTileModel.ts";
import { SparklineView } from "./SparklineView.tsx";
import { TargetBar } from "./TargetBar.tsx";
import { textWidthEm } from "./textWidth.ts";

/** The rows of a tile. They take their place in every state, so that nothing moves when the data arrives. */
export interface KpiTileRows {
  readonly comparisons?: number;
  readonly target?: boolean;
  readonly status?: boolean;
  readonly sparkline?: boolean;
}

export interface KpiTileViewProps extends Omit<ComponentPropsWithoutRef<"div">, "children" | "onSelect"> {
  /** Its name in the catalog. */
  readonly metric: string;
  readonly state: ViewState<KpiTileModel>;
  readonly rows?: KpiTileRows;
  /** Makes the tile one button. */
  readonly onSelect?: (model: KpiTileModel) => void;
  /** Makes the tile one link. */
  readonly href?: string;
}

const statusIcons = { good: checkIcon, warning: warningIcon, bad: crossIcon } as const;

/** A tile over data of the host's own. */
export const KpiTileView = forwardRef<HTMLDivElement, KpiTileViewProps>(function KpiTileView(
  { metric, state, rows = {}, onSelect, href, className, style, ...rest },
  ref,
) {
  const { catalog, locale } = useProvided();
  const labelId = useId();
  const label = labelOf(catalog.metrics, metric, locale);
  const ready = state.status === "ready" ? state : null;
  const { comparisons = 0, target = false, status = false, sparkline = true } = rows;
  const heights = {
    "--md-kpi-comparisons": comparisons,
    "--md-kpi-target": Number(target),
    "--md-kpi-status": Number(status),
    "--md-kpi-spark": Number(sparkline),
  };
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      {...rest}
      ref={ref}
      className={classes("md-kpi", className)}
      style={{ ...(heights as CSSProperties), ...style }}
      aria-busy={state.status === "pending" || ready?.refreshing === true}
      data-status={state.status}
      data-refreshing={ready?.refreshing || undefined}
    >
      <div className="md-kpi-rows">
        <div className="md-kpi-head">
          <h3 id={labelId} className="md-kpi-label" title={label}>
            {label}
          </h3>
          <Definition metrics={[metric]} />
        </div>
        <WidgetBoundary of={ready?.model}>
          {state.status === "ready" ? (
            <Figures model={state.model} {...(onSelect && { onSelect })} {...(href !== undefined && { href })} />
          ) : (
            <StateView state={state} />
          )}
        </WidgetBoundary>
        <StateNote state={state} asOf={ready?.model.asOf ?? null} fallback={ready?.model.note ?? null} />
      </div>
    </div>
  );
});

function Figures({ model, onSelect, href }: { readonly model: KpiTileModel } & Pick<KpiTileViewProps, "onSelect" | "href">) {
  const { text, exact, sentence, comparisons, target, status, sparkline, isSmall } = model;
  const hit = { className: "md-kpi-hit", "aria-label": sentence, title: exact };
  return (
    <>
      {href !== undefined ? (
        <a {...hit} href={href} onClick={onSelect && (() => onSelect(model))} />
      ) : onSelect ? (
        <button {...hit} type="button" onClick={() => onSelect(model)} />
      ) : (
        <p className="md-sr">{sentence}</p>
      )}
      <div className="md-kpi-figures" aria-hidden="true" data-small={isSmall || undefined}>
        <div className="md-kpi-top">
          <span className="md-kpi-value" title={exact} style={emWidth(text)}>
            {text}
          </span>
          {status && (
            <span className="md-kpi-status" data-signal={status.level}>
              <Icon path={statusIcons[status.level]} size={12} />
              {status.word}
            </span>
          )}
        </div>
        {comparisons.map((comparison) => (
          <ComparisonLine key={comparison.id} comparison={comparison} />
        ))}
        {target && <TargetBar target={target} />}
        {sparkline && <SparklineView sparkline={sparkline} />}
      </div>
    </>
  );
}

function emWidth(text: string): CSSProperties {
  return { "--md-kpi-em": textWidthEm(text) } as CSSProperties;
}
