"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import type { DrillRow, DrillTableModel } from "./drillTableModel.ts";

/** What the marks beside numbers mean, for paper, where none can be pointed at; nothing on a screen. */
export function DrillPaperKey({ model }: { readonly model: DrillTableModel }): ReactElement | null {
  const { states } = useLocalized().messages;
  if (!usePrinting()) return null;
  const found = statesIn(model);
  if (!found.has("small") && !found.has("incomplete")) return null;
  return (
    <p className="md-drill-printed md-drill-key">
      {found.has("small") && <span>* {states.tooFew}</span>}
      {found.has("incomplete") && (
        <span>
          <span className="md-drill-cell" data-state="incomplete" aria-hidden="true" /> {states.incomplete}
        </span>
      )}
    </p>
  );
}

function statesIn({ columns, rows, total }: DrillTableModel): ReadonlySet<string | null | undefined> {
  const of = (row: DrillRow) => columns.map((_, column) => row.cell(column)?.state);
  return new Set([...(total === null ? [] : [total]), ...rows.there()].flatMap(of));
}
