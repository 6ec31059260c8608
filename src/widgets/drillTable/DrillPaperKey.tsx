"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import { hasTooFewCases } from "./hasTooFewCases.ts";
import type { DrillCell, DrillRow, DrillTableModel } from "./drillTableModel.ts";

/** What the marks beside numbers mean, for paper, where none can be pointed at; nothing on a screen. */
export function DrillPaperKey({ model }: { readonly model: DrillTableModel }): ReactElement | null {
  const { states } = useLocalized().messages;
  if (!usePrinting()) return null;
  const cells = cellsOf(model);
  const [isFew, isIncomplete] = [cells.some(hasTooFewCases), cells.some(({ state }) => state === "incomplete")];
  if (!isFew && !isIncomplete) return null;
  return (
    <p className="md-drill-printed md-drill-key">
      {isFew && <span>* {states.tooFew}</span>}
      {isIncomplete && (
        <span>
          <span className="md-drill-cell" data-state="incomplete" aria-hidden="true" /> {states.incomplete}
        </span>
      )}
    </p>
  );
}

function cellsOf({ columns, rows, total }: DrillTableModel): readonly DrillCell[] {
  const of = (row: DrillRow) => columns.map((_, column) => row.cell(column));
  return [...(total === null ? [] : [total]), ...rows.there()].flatMap(of).filter((cell) => cell !== null);
}
