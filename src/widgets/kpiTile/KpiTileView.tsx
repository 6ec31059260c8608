"use client";
import { forwardRef, useId } from "react";
import type { ComponentPropsWithoutRef, CSSProperties } from "react";
import { classes } from "../../react/classes.ts";
import { labelOf } from "../../react/label.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided } from "../../react/useProvided.ts";
import { Definition } from "../frame/Definition.tsx";
import { StateNote } from "../frame/StateNote.tsx";
import { StateView } from "../frame/StateView.tsx";
import type { ViewState } from "../frame/viewState.ts";
import { WidgetBoundary } from "../frame/WidgetBoundary.tsx";
import { ComparisonLine } from "./ComparisonLine.tsx";
import type { KpiTileModel } from "./kpiTileModel.ts";
import { SparklineView } from "../chart/SparklineView.tsx";
import { textWidthEm } from "./textWidth.ts";
import { tilePart } from "./tilePart.ts";

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
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      {...rest}
      ref={ref}
      className={classes("md-kpi", className)}
      style={
        {
          "--md-kpi-comparisons": comparisons,
          "--md-kpi-target": +target,
          "--md-kpi-status": +status,
          "--md-kpi-spark": +sparkline,
          ...style,
        } as CSSProperties
      }
      aria-busy={ready ? ready.refreshing : state.status === "pending"}
      data-status={state.status}
      data-refreshing={ready?.refreshing || undefined}
    >
      <div className="md-kpi-rows">
        <div className="md-kpi-head">
          <h3 id={labelId} className="md-kpi-label" title={label}>
            {label}
          </h3>
          <Definition label={label} metrics={[metric]} of={ready} />
        </div>
        <WidgetBoundary of={ready?.model}>
          {state.status === "ready" ? (
            <Figures model={state.model} onSelect={onSelect} href={href} />
          ) : (
            <StateView state={state} />
          )}
        </WidgetBoundary>
        <StateNote
          state={state}
          asOf={ready?.model.asOf}
          fallback={ready?.model.note}
          reload={ready?.model.isReduced ? tilePart.load : undefined}
        />
      </div>
    </div>
  );
});

interface FiguresProps {
  readonly model: KpiTileModel;
  readonly onSelect: KpiTileViewProps["onSelect"] | undefined;
  readonly href: string | undefined;
}

function Figures({ model, onSelect, href }: FiguresProps) {
  const { text, exact, sentence, comparisons, target, status, sparkline, isSmall } = model;
  const extras = usePart(tilePart, target !== null || status !== null);
  const onClick = onSelect && (() => onSelect(model));
  const hit = { className: "md-kpi-hit", "aria-label": sentence, title: exact, onClick };
  return (
    <>
      {href !== undefined ? (
        <a {...hit} href={href} />
      ) : onSelect ? (
        <button {...hit} type="button" />
      ) : (
        <p className="md-sr">{sentence}</p>
      )}
      <div className="md-kpi-figures" aria-hidden="true" data-small={isSmall || undefined}>
        <div className="md-kpi-top">
          <span className="md-kpi-value" title={exact} style={{ "--md-kpi-em": textWidthEm(text) } as CSSProperties}>
            {text}
          </span>
          {extras && status && <extras.StatusMark status={status} />}
        </div>
        {comparisons.map((comparison) => (
          <ComparisonLine key={comparison.id} comparison={comparison} />
        ))}
        {extras && target && <extras.TargetBar target={target} />}
        {sparkline && <SparklineView sparkline={sparkline} />}
      </div>
    </>
  );
}
