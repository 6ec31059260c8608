"use client";
import { forwardRef, useId, useMemo, useState } from "react";
import type { ComponentPropsWithoutRef, ReactElement, ReactNode, Ref, RefAttributes } from "react";
import type { Instant } from "../../query/range.ts";
import { classes } from "../../react/classes.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { DataTable } from "./DataTable.tsx";
import { Definition } from "./Definition.tsx";
import { FrameActions, Tool } from "./FrameActions.tsx";
import { chartIcon, tableIcon } from "./icons.ts";
import { StateNote } from "./StateNote.tsx";
import { momentText } from "./stateText.ts";
import { StateView } from "./StateView.tsx";
import type { TableModel } from "./tableModel.ts";
import type { ViewState } from "./viewState.ts";
import { WidgetBoundary } from "./WidgetBoundary.tsx";

export interface WidgetFrameProps<M> extends Omit<ComponentPropsWithoutRef<"section">, "children" | "title"> {
  readonly title: string;
  readonly state: ViewState<M>;
  /** Draws the data; asked only when there is some. */
  readonly children: (model: M) => ReactNode;
  /** The same numbers as a table. With it come the switch, copy and export. */
  readonly table?: (model: M) => TableModel;
  /** All rows for copy and export, where the widget is a table itself or has not all of them. Default: `table`. */
  readonly fullTable?: (model: M) => TableModel | Promise<TableModel>;
  /** Names in the catalog; their definitions stand behind a button. */
  readonly metrics?: readonly string[];
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf?: Instant | null;
  /** Of the whole frame in CSS pixels, the same in every state. */
  readonly height?: number;
  /** The host's own buttons. */
  readonly actions?: ReactNode;
}

/** What stands around a widget: its title and definition, its states, its table, and what can be done with it. */
export const WidgetFrame = forwardRef(function WidgetFrame<M>(
  {
    title,
    state,
    children,
    table: tableOf,
    fullTable: fullTableOf,
    metrics = [],
    asOf = null,
    height = 320,
    actions,
    className,
    style,
    ...rest
  }: WidgetFrameProps<M>,
  ref: Ref<HTMLElement>,
) {
  const provided = useMetricdeck();
  const [view, setView] = useState<"chart" | "table">("chart");
  const titleId = useId();
  const ready = state.status === "ready" ? state : null;
  const table = ready !== null && tableOf !== undefined ? () => tableOf(ready.model) : null;
  const fullTable = ready !== null && fullTableOf !== undefined ? () => fullTableOf(ready.model) : null;
  const busy = state.status === "pending" || ready?.refreshing === true;
  const { frame, states } = provided.messages;
  return (
    <section
      {...rest}
      ref={ref}
      className={classes("md-frame", className)}
      style={{ ...style, blockSize: height }}
      aria-labelledby={titleId}
      aria-busy={busy}
      data-status={state.status}
      data-refreshing={ready?.refreshing || undefined}
    >
      <header className="md-frame-head">
        <h3 id={titleId} className="md-frame-title" title={title}>
          {title}
        </h3>
        {metrics.length > 0 && <Definition metrics={metrics} />}
        <div className="md-frame-tools" role="group" aria-label={frame.actions}>
          {actions}
          {table !== null && (
            <Tool
              label={frame.table}
              icon={view === "chart" ? tableIcon : chartIcon}
              pressed={view === "table"}
              onClick={() => setView(view === "chart" ? "table" : "chart")}
            />
          )}
          <FrameActions id={rest.id} title={title} asOf={asOf} table={fullTable ?? table} model={ready?.model} />
        </div>
      </header>
      <div className="md-frame-body">
        <WidgetBoundary of={ready?.model}>
          {state.status !== "ready" ? (
            <StateView state={state} />
          ) : view === "table" && tableOf !== undefined ? (
            <ModelTable model={state.model} tableOf={tableOf} />
          ) : (
            <Drawing model={state.model} draw={children} />
          )}
        </WidgetBoundary>
      </div>
      <footer className="md-frame-foot">
        <StateNote
          state={state}
          asOf={asOf}
          fallback={ready?.refreshing ? states.refreshing : asOf && frame.asOf(momentText(asOf, provided))}
        />
      </footer>
    </section>
  );
}) as <M>(props: WidgetFrameProps<M> & RefAttributes<HTMLElement>) => ReactElement;

/** Inside the boundary, so that what fails here leaves the frame standing. */
function Drawing<M>({ model, draw }: { readonly model: M; readonly draw: (model: M) => ReactNode }) {
  return draw(model);
}

function ModelTable<M>({ model, tableOf }: { readonly model: M; readonly tableOf: (model: M) => TableModel }) {
  // A model is a new one whenever its numbers are, and `tableOf` is often written inline.
  // oxlint-disable-next-line react/exhaustive-deps
  const table = useMemo(() => tableOf(model), [model]);
  return <DataTable table={table} />;
}
