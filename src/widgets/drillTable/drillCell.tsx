"use client";

import type { CSSProperties, ReactElement } from "react";
import type { Messages } from "../../i18n/messages.ts";
import { Icon } from "../frame/Icon.tsx";
import { checkIcon, crossIcon, warningIcon } from "../frame/icons.ts";
import { SparklineView } from "../chart/SparklineView.tsx";
import { cellLook } from "./drillCellLook.ts";
import { formatOf } from "./drillFormat.ts";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillColumn, DrillRow } from "./drillTableModel.ts";

const flagIcon = "M4 14V2.5h8L10 6l2 3.5H4";
const icons = { good: checkIcon, bad: crossIcon, warning: warningIcon, neutral: flagIcon } as const;

interface DrillCellOptions {
  readonly row: DrillRow;
  /** Among the columns that are shown. */
  readonly at: number;
  /** Whether it is the grid's tab stop. */
  readonly isActive: boolean;
  /** Whether somebody is at the row. */
  readonly isPointed: boolean;
}

/**
 * A number of a row: one element, and more only for what is more than a number. Called by the row, as a component for
 * each would be most of what a row costs.
 */
export function drillCell(grid: DrillGridView, { row, at, isActive, isPointed }: DrillCellOptions): ReactElement | null {
  const { model, columns, places, near, tight, formats, messages } = grid;
  const placed = columns[at];
  const column = placed === undefined ? undefined : model.columns[placed.index];
  if (placed === undefined || column === undefined) return null;
  const place = near === null && placed.pin === null ? undefined : places[at];
  const attributes = {
    role: "gridcell",
    className: "md-drill-cell",
    "aria-colindex": at + 1,
    "data-column": at,
    "data-pin": placed.pin ?? undefined,
    "data-edge": at === grid.edge || undefined,
    tabIndex: isActive ? 0 : -1,
  };
  if (column.part === "trend") {
    const values = row.series(placed.index)?.map((value, at) => (at < (row.wholeFrom?.() ?? 0) ? null : value)) ?? null;
    const incompleteFrom = row.incompleteFrom?.(placed.index) ?? values?.length ?? 0;
    const words = values === null ? null : trendWords(values, incompleteFrom, column, messages);
    return (
      <div key={placed.id} {...attributes} style={place} data-part="trend">
        {values !== null && <SparklineView sparkline={{ values, incompleteFrom }} />}
        {words !== null && <span className="md-sr">{words}</span>}
      </div>
    );
  }
  const look = cellLook(row.cell(placed.index), column, {
    messages,
    format: formatOf(formats, column),
    isPointed,
    extent: row.kind === "member" ? () => model.extent(placed.index, row.level) : undefined,
  });
  const { text, state, tooFew, bar, tone, note } = look;
  const style = bar === null ? place : ({ ...place, "--md-bar-from": `${bar.from * 100}%`, "--md-bar-size": `${bar.size * 100}%` } as CSSProperties);
  const isPlain = tone === null && note === null && state !== "masked";
  return (
    <div
      key={placed.id}
      {...attributes}
      style={style}
      title={look.title ?? (tight.has(at) && text !== "" ? text : undefined)}
      data-state={state ?? undefined}
      data-tone={tone ?? undefined}
      data-bar={bar === null ? undefined : bar.isNegative ? "negative" : "positive"}
    >
      {isPlain ? (
        text
      ) : (
        <>
          {tone !== null && <Icon path={icons[tone]} size={12} />}
          <span className="md-drill-text" aria-hidden={state === "masked" || undefined}>
            {text}
          </span>
          {tooFew && <span aria-hidden="true">*</span>}
          {note !== null && <span className="md-sr"> {note}</span>}
        </>
      )}
    </div>
  );
}

/** From the first complete bucket to the last, and what the running ones have so far; null where nothing is known. */
function trendWords(values: readonly (number | null)[], incompleteFrom: number, { format }: DrillColumn, { drillGrid, delta, states, phrases }: Messages): string | null {
  const known = values.slice(0, incompleteFrom).filter((value) => value !== null);
  const running = values.slice(incompleteFrom).filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const said = [
    ...(first === undefined || last === undefined ? [] : [drillGrid.trendOf(String(known.length), format(first), format(last))]),
    ...running.map((value) => delta.both(format(value), states.incomplete)),
  ];
  return said.length === 0 ? null : phrases(said);
}
