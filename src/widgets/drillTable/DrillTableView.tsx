"use client";

import { forwardRef, useRef } from "react";
import { MetricsError } from "../../query/error.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { StateView } from "../frame/StateView.tsx";
import { WidgetFrame } from "../frame/WidgetFrame.tsx";
import type { WidgetFrameProps } from "../frame/WidgetFrame.tsx";
import type { DrillGridOptions } from "./DrillGrid.tsx";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import type { RowWay } from "./useRowWay.ts";

export interface DrillTableViewProps
  extends Omit<WidgetFrameProps<DrillTableModel>, "children" | "table" | "tableBy" | "fullTable" | "asOf" | "covers">,
    DrillGridOptions {
  /** What can be done with it; `actions` are the host's own buttons. */
  readonly tableActions: DrillTableActions;
  /** The way to the member that was entered: it leads back where there are no rows to show it. Default: none. */
  readonly breadcrumb?: DrillTableModel["breadcrumb"];
}

const noWay: DrillTableModel["breadcrumb"] = [];

/** What draws the rows: loaded while their numbers are on their way. */
const drawing = part(() => import("./DrillTableBody.tsx"));
/** Of the frame's head, foot and edges. */
const frameHeight = 80;

/** A drill-down table over data of your own: `state` says what there is to show. */
export const DrillTableView = forwardRef<HTMLElement, DrillTableViewProps>(function DrillTableView(props, ref) {
  const { state, title, tableActions, breadcrumb = noWay, actions, density, formats, onDrill, columnState, onColumnStateChange, storageKey, ...frame } = props;
  const { height = 480, className, ...rest } = frame;
  const drawn = usePart(drawing, true);
  const way = useRef<RowWay | null>(null);
  const shown = drawn === undefined && state.status === "ready" ? ({ status: "pending" } as const) : state;
  const leave = (depth: number) => {
    way.current = { row: way.current?.row ?? "", isTaken: true };
    tableActions.leave(depth);
  };
  const grid = { density, formats, onDrill, columnState, onColumnStateChange, storageKey };
  return (
    <WidgetFrame
      {...rest}
      ref={ref}
      className={classes("md-drill-frame", className)}
      title={title}
      state={shown}
      height={height}
      fullTable={tableActions.wholeTable}
      actions={
        <>
          {drawn && state.status !== "ready" && <drawn.DrillBreadcrumb breadcrumb={breadcrumb} leave={leave} isAlone={state.status !== "pending"} />}
          {actions}
        </>
      }
      asOf={shown.status === "ready" ? shown.model.asOf : null}
      covers={shown.status === "ready" ? shown.model.range : null}
    >
      {(model) =>
        drawn ? (
          <drawn.DrillTableBody {...grid} way={way} model={model} actions={tableActions} title={title} initialHeight={height - frameHeight} />
        ) : (
          <StateView state={{ status: "error", error: unloaded(), retry: drawing.load }} />
        )
      }
    </WidgetFrame>
  );
});

function unloaded(): MetricsError {
  return new MetricsError("unavailable", "the table's code could not be loaded");
}
