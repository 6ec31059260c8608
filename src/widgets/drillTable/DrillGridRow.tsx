"use client";

import { memo } from "react";
import type { ReactElement } from "react";
import { drillCell } from "./drillCell.tsx";
import type { DrillGridView } from "./drillGridView.ts";
import { DrillName } from "./DrillName.tsx";
import type { DrillRow } from "./drillTableModel.ts";
import { isWide } from "./gridRows.ts";

interface DrillGridRowProps {
  readonly grid: DrillGridView;
  /** Among the rows that are open; null for the total. */
  readonly index: number | null;
  /** Among all rows, as it is said: from 1 on, with the header. */
  readonly rowIndex: number;
  /** In CSS pixels from the first of the rows; null where it stands among them. */
  readonly top: number | null;
  /** The tab stop: null is the row itself, undefined is elsewhere. */
  readonly active: number | null | undefined;
  /** Whether the pointer is over it. */
  readonly isPointed: boolean;
  readonly isSelected: boolean;
  /** Whether another widget means it. */
  readonly isMarked?: boolean;
  /** Of what is printed. */
  readonly isLeftOut?: boolean;
}

/** Drawn again only where something of it changes, however many rows there are. */
export const DrillGridRow = memo(function DrillGridRow(props: DrillGridRowProps): ReactElement | null {
  const { grid, index, rowIndex, top, active, isPointed, isSelected, isMarked, isLeftOut } = props;
  const { model, columns, near } = grid;
  const row = index === null ? model.total : model.rows.at(index);
  if (row === null) return null;
  const isAtIt = isPointed || active !== undefined;
  const isOfSet = row.kind !== "total";
  return (
    <div
      role="row"
      className="md-drill-row"
      aria-rowindex={rowIndex}
      aria-level={isOfSet ? row.level : undefined}
      aria-posinset={isOfSet ? row.positionInSet : undefined}
      aria-setsize={isOfSet ? row.setSize : undefined}
      aria-expanded={row.isExpandable ? row.isExpanded : undefined}
      aria-selected={row.kind === "member" ? isSelected : undefined}
      aria-busy={row.kind === "loading" || undefined}
      aria-current={isMarked || undefined}
      data-kind={row.kind}
      data-row={rowIndex}
      data-left-out={isLeftOut || undefined}
      tabIndex={active === null ? 0 : -1}
      style={top === null ? undefined : { insetBlockStart: top, position: "absolute" }}
    >
      <DrillName grid={grid} row={row} isActive={active === 0} hasTools={isAtIt} />
      {isWide(row) ? (
        <Details row={row} columns={columns.length} isActive={active !== undefined && active !== null && active > 0} />
      ) : (
        columns.map((_, at) => {
          const isDrawn = at > 0 && (near === null || near[at] === true || active === at);
          return isDrawn ? drillCell(grid, { row, at, isActive: active === at, isPointed: isAtIt }) : null;
        })
      )}
    </div>
  );
});

/** What stands in place of numbers: what is known of a record, or nothing. */
function Details({ row, columns, isActive }: { readonly row: DrillRow; readonly columns: number; readonly isActive: boolean }) {
  if (columns < 2) return null;
  return (
    <div
      role="gridcell"
      className="md-drill-details"
      aria-colindex={2}
      aria-colspan={columns - 1}
      data-column={1}
      tabIndex={isActive ? 0 : -1}
    >
      {row.details.map(({ column, label, text: value }) => (
        <span key={column}>
          <span className="md-drill-detail">{label}</span> {value}
        </span>
      ))}
    </div>
  );
}
