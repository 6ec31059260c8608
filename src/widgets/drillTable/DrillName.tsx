"use client";

import type { ReactElement } from "react";
import { Icon } from "../frame/Icon.tsx";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillRow } from "./drillTableModel.ts";

const filterIcon = "M2 3h12L9.5 8.5V13l-3 1V8.5Z";
const enterIcon = "M3 8h9M8.5 4.5 12 8l-3.5 3.5";

interface DrillNameProps {
  readonly grid: DrillGridView;
  readonly row: DrillRow;
  readonly isActive: boolean;
  /** Whether somebody is at the row, so that there is use for its tools. */
  readonly hasTools: boolean;
}

/** What a row is called: how deep it stands, whether it opens, and what can be done with it. Keys do the same. */
export function DrillName({ grid, row, isActive, hasTools }: DrillNameProps): ReactElement {
  const { kind, label, level, isExpandable, isMasked } = row;
  const { states, drillGrid } = grid.messages;
  const isUsed = hasTools && kind === "member" && !isMasked;
  const isThere = kind !== "loading" && kind !== "more" && kind !== "failed";
  return (
    <div
      role="rowheader"
      className="md-drill-name"
      aria-colindex={1}
      data-column={0}
      data-pin="start"
      data-edge={grid.edge === 0 || undefined}
      data-tools={isUsed || undefined}
      data-act={isExpandable ? "toggle" : undefined}
      tabIndex={isActive ? 0 : -1}
      title={isThere ? (isMasked ? states.masked : label) : kind === "failed" ? row.error?.message : undefined}
      style={level < 2 ? undefined : { paddingInlineStart: `calc(var(--md-drill-indent) * ${level - 1} + 12px)` }}
    >
      {isThere ? <span>{isMasked ? states.hidden : label}</span> : <Missing kind={kind} grid={grid} />}
      {isUsed && (
        <span className="md-drill-tools">
          <span className="md-drill-tool" data-act="select" title={drillGrid.select(label)}>
            <Icon path={filterIcon} size={14} />
          </span>
          {isExpandable && (
            <span className="md-drill-tool" data-act="enter" title={drillGrid.enter(label)}>
              <Icon path={enterIcon} size={14} />
            </span>
          )}
        </span>
      )}
    </div>
  );
}

/** What stands in place of a name, of rows that are not there. */
function Missing({ kind, grid }: { readonly kind: "loading" | "more" | "failed"; readonly grid: DrillGridView }): ReactElement {
  const { states, drillGrid } = grid.messages;
  switch (kind) {
    case "loading":
      return (
        <>
          <span className="md-drill-skeleton" />
          <span className="md-sr">{states.loading}</span>
        </>
      );
    case "more":
      return (
        <span className="md-drill-action" data-act="more">
          {drillGrid.more}
        </span>
      );
    case "failed":
      return (
        <>
          <span data-signal="warning">{drillGrid.failed}</span>{" "}
          <span className="md-drill-action" data-act="retry">
            {states.retry}
          </span>
        </>
      );
    default:
      return kind satisfies never;
  }
}
