"use client";
import { forwardRef, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ComponentPropsWithoutRef, ReactElement, ReactNode, Ref, RefAttributes } from "react";
import type { AnyFilter } from "../../query/filter.ts";
import type { Instant, ResolvedRange } from "../../query/range.ts";
import { classes } from "../../react/classes.ts";
import { labelOf } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { DataTable } from "./DataTable.tsx";
import { Definition } from "./Definition.tsx";
import type { MetricDefinition } from "./definition.ts";
import { FrameActions, Tool } from "./FrameActions.tsx";
import { chartIcon, tableIcon } from "./icons.ts";
import { momentText } from "./momentText.ts";
import { StateNote } from "./StateNote.tsx";
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
  /** What `table` is made of besides the model: with another one it is made again. */
  readonly tableBy?: unknown;
  /** All rows for copy and export, where the widget is a table itself or has not all of them. Default: `table`. */
  readonly fullTable?: (model: M) => TableModel | Promise<TableModel>;
  /** Names in the catalog; their definitions stand behind a button. */
  readonly metrics?: readonly string[];
  /** What numbers mean that are no metric's, behind the same button. */
  readonly definition?: ((model: M) => MetricDefinition) | undefined;
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf?: Instant | null;
  /** The time that its rows are of: a file made of them says so, in place of the page's. */
  readonly covers?: ResolvedRange | null | undefined;
  /** Its own filter beside the page's: a file made of its rows says so. */
  readonly narrowedBy?: AnyFilter | undefined;
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
    tableBy,
    fullTable: fullTableOf,
    metrics = [],
    definition,
    asOf = null,
    covers,
    narrowedBy,
    height = 320,
    actions,
    className,
    style,
    ...rest
  }: WidgetFrameProps<M>,
  ref: Ref<HTMLElement>,
) {
  const provided = useLocalized();
  const [view, setView] = useState<"chart" | "table">("chart");
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  // React tells no blur of what it takes away itself. Within a state a widget sees to its focus itself.
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) body.current?.focus({ preventScroll: true });
  }, [state.status]);
  const ready = state.status === "ready" ? state : null;
  const of = { range: covers, where: narrowedBy, warnings: ready?.partial?.warnings };
  const table = ready !== null && tableOf !== undefined ? () => tableOf(ready.model) : null;
  const fullTable = ready !== null && fullTableOf !== undefined ? () => fullTableOf(ready.model) : null;
  const busy = state.status === "pending" || ready?.refreshing === true;
  const { catalog, locale, messages } = provided;
  const { frame, states } = messages;
  const defined = messages.list(metrics.map((metric) => labelOf(catalog.metrics, metric, locale)));
  const own = ready !== null && definition !== undefined ? () => definition(ready.model) : undefined;
  return (
    <section
      onFocusCapture={() => {
        hasFocus.current = true;
      }}
      onBlurCapture={() => {
        hasFocus.current = false;
      }}
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
        {(metrics.length > 0 || own) && <Definition label={defined || title} metrics={metrics} own={own} of={ready && { where: ready.where }} />}
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
          <FrameActions id={rest.id} title={title} asOf={asOf} of={of} isOld={ready?.previous === true} table={fullTable ?? table} model={ready?.model} />
        </div>
      </header>
      <div ref={body} className="md-frame-body" tabIndex={-1}>
        <WidgetBoundary of={ready?.model}>
          {state.status !== "ready" ? (
            <StateView state={state} />
          ) : view === "table" && tableOf !== undefined ? (
            <ModelTable model={state.model} by={tableBy} tableOf={tableOf} />
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

function ModelTable<M>({ model, by, tableOf }: { readonly model: M; readonly by: unknown; readonly tableOf: (model: M) => TableModel }) {
  // A model is a new one whenever its numbers are, and `tableOf` is often written inline.
  // oxlint-disable-next-line react/exhaustive-deps
  const table = useMemo(() => tableOf(model), [model, by]);
  return <DataTable table={table} />;
}
