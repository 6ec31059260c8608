"use client";

import { forwardRef, memo, useId, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { classes } from "../../react/classes.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import { outlookPart } from "./outlookPart.ts";
import { TrendChart } from "./TrendChart.tsx";
import type { TrendChartProps, TrendZoom } from "./TrendChart.tsx";
import type { TrendModel } from "./trendModel.ts";
import { hasOutlook } from "./trendOutlook.ts";
import { trendTable } from "./trendTable.ts";

export interface TrendViewProps
  extends Omit<WidgetFrameProps<TrendModel>, "children" | "table" | "tableBy" | "asOf" | "covers" | "onSelect">,
    Omit<TrendChartProps, "model" | "id" | "title" | "zoom" | "onZoom"> {
  readonly actions?: ReactNode;
}

/** A trend over data of your own: `state` says what there is to show. */
export const TrendView = memo(forwardRef<HTMLElement, TrendViewProps>(function TrendView(
  { state, title, id, annotations, zoomable, selected, onPoint, onBuckets, className, ...rest },
  ref,
) {
  const { locale, messages } = useLocalized();
  const own = useId();
  const [zoom, setZoom] = useState<TrendZoom | null>(null);
  const isMore = state.status === "ready" && hasOutlook(state.model);
  const outlook = usePart(outlookPart, isMore);
  const isAwaited = state.status === "ready" && (state.model.outlook === "awaited" || (isMore && outlook === undefined));
  return (
    <WidgetFrame
      {...rest}
      {...(id === undefined ? {} : { id })}
      ref={ref}
      className={classes("md-trend-frame", className)}
      title={title}
      state={state}
      data-drawing={isAwaited || undefined}
      asOf={state.status === "ready" ? state.model.asOf : null}
      covers={state.status === "ready" ? state.model.range : undefined}
      tableBy={useMemo(() => [outlook, annotations], [outlook, annotations])}
      table={(model) => {
        const table = trendTable(model, title, { locale, messages, annotations });
        return isMore && outlook ? outlook.outlookTable(table, model, { locale, messages }) : table;
      }}
    >
      {(model) => (
        <TrendChart
          model={model}
          title={title}
          id={id ?? own}
          annotations={annotations}
          zoomable={zoomable}
          selected={selected}
          zoom={zoom}
          onZoom={setZoom}
          onPoint={onPoint}
          onBuckets={onBuckets}
        />
      )}
    </WidgetFrame>
  );
}));
