"use client";

import type { CSSProperties, ReactElement } from "react";
import { Icon } from "../frame/Icon.tsx";
import { checkIcon, crossIcon, warningIcon } from "../frame/icons.ts";
import { SparklineView } from "../chart/SparklineView.tsx";
import { cellLook } from "./drillCellLook.ts";
import { formatOf } from "./drillFormat.ts";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillRow } from "./drillTableModel.ts";

const flagIcon = "M4 14V2.5h8L10 6l2 3.5H4";
const icons = { good: checkIcon, bad: crossIcon, warning: warningIcon, neutral: flagIcon } as const;

interface DrillCellViewProps {
  readonly grid: DrillGridView;
  readonly row: DrillRow;
  /** Among the columns that are shown. */
  readonly at: number;
  /** Whether it is the grid's tab stop. */
  readonly isActive: boolean;
}

/** A number of a row: one element, and more only for what is more than a number. */
export function DrillCellView({ grid, row, at, isActive }: DrillCellViewProps): ReactElement | null {
  const { model, columns, places, formats, messages } = grid;
  const placed = columns[at];
  const column = placed === undefined ? undefined : model.columns[placed.index];
  if (placed === undefined || column === undefined) return null;
  const attributes = {
    role: "gridcell",
    className: "md-drill-cell",
    "aria-colindex": at + 1,
    "data-column": at,
    "data-pin": placed.pin ?? undefined,
    tabIndex: isActive ? 0 : -1,
  };
  if (column.part === "trend") {
    const values = row.series(placed.index);
    const known = values?.filter((value) => value !== null) ?? [];
    const [first, last] = [known[0] ?? null, known.at(-1) ?? null];
    return (
      <div {...attributes} style={places[at]} data-part="trend">
        {values !== null && <SparklineView sparkline={{ values, incompleteFrom: values.length }} />}
        {first !== null && <span className="md-sr">{messages.drillGrid.trendOf(String(known.length), column.format(first), column.format(last))}</span>}
      </div>
    );
  }
  const look = cellLook(row.cell(placed.index), column, {
    messages,
    format: formatOf(formats, column),
    extent: row.kind === "member" ? () => model.extent(placed.index, row.level) : undefined,
  });
  const { bar, tone, note } = look;
  const style = bar === null ? places[at] : ({ ...places[at], "--md-bar-from": `${bar.from * 100}%`, "--md-bar-size": `${bar.size * 100}%` } as CSSProperties);
  return (
    <div
      {...attributes}
      style={style}
      title={look.title ?? undefined}
      data-state={look.state ?? undefined}
      data-tone={tone ?? undefined}
      data-bar={bar === null ? undefined : bar.isNegative ? "negative" : "positive"}
    >
      {tone !== null && <Icon path={icons[tone]} size={12} />}
      {look.state === "masked" ? <span aria-hidden="true">{look.text}</span> : look.text}
      {look.state === "small" && <span aria-hidden="true">*</span>}
      {note !== null && <span className="md-sr"> {note}</span>}
    </div>
  );
}
