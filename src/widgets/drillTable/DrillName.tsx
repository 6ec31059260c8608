"use client";

import type { ReactElement } from "react";
import { Icon } from "../frame/Icon.tsx";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillRow } from "./drillTableModel.ts";

const chevronIcon = "M6 3.5 10.5 8 6 12.5";
const filterIcon = "M2 3h12L9.5 8.5V13l-3 1V8.5Z";
const enterIcon = "M3 8h9M8.5 4.5 12 8l-3.5 3.5";

interface DrillNameProps {
  readonly grid: DrillGridView;
  readonly row: DrillRow;
  readonly isActive: boolean;
}

/** What a row is called: how deep it stands, whether it opens, and what can be done with it. Keys do the same. */
export function DrillName({ grid, row, isActive }: DrillNameProps): ReactElement {
  const { kind, label, level, isExpandable, isMasked } = row;
  const { states, drillGrid } = grid.messages;
  const text = isMasked ? states.hidden : label;
  return (
    <div
      role="rowheader"
      className="md-drill-name"
      aria-colindex={1}
      data-column={0}
      data-pin="start"
      tabIndex={isActive ? 0 : -1}
      style={{ ...grid.places[0], paddingInlineStart: `calc(var(--md-drill-indent) * ${level - 1} + 12px)` }}
    >
      <span className="md-drill-chevron" data-act={isExpandable ? "toggle" : undefined}>
        {isExpandable && <Icon path={chevronIcon} size={14} />}
      </span>
      {kind === "loading" ? (
        <>
          <span className="md-drill-skeleton" />
          <span className="md-sr">{states.loading}</span>
        </>
      ) : kind === "more" ? (
        <span className="md-drill-action" data-act="more">
          {drillGrid.more}
        </span>
      ) : kind === "failed" ? (
        <>
          <span className="md-drill-label" data-signal="warning" title={row.error?.message}>
            {drillGrid.failed}
          </span>
          <span className="md-drill-action" data-act="retry">
            {states.retry}
          </span>
        </>
      ) : (
        <span className="md-drill-label" title={isMasked ? states.masked : label}>
          {text}
        </span>
      )}
      {kind === "member" && !isMasked && (
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
