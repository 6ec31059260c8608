"use client";

import { memo } from "react";
import type { ReactElement } from "react";
import { formatNumber } from "../../format/number.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { RetentionCell, RetentionModel, RetentionRow } from "./retentionModel.ts";
import { cellNote, cellText, rowText } from "./retentionReading.ts";
import type { RetentionMean } from "./retentionRows.ts";
import { retentionWords } from "./retentionWords.ts";

interface RetentionGridRowProps {
  readonly id: string;
  readonly index: number;
  readonly model: RetentionModel;
  readonly row: RetentionRow;
  readonly mean: RetentionMean;
  readonly shades: readonly (string | null)[] | undefined;
  /** The column that is pointed at. */
  readonly active: number | null;
}

/** Drawn again only where something in it changes: a table may have thousands of cells. */
export const RetentionGridRow = memo(function RetentionGridRow(props: RetentionGridRowProps): ReactElement {
  const { id, index, model, row, mean, shades, active } = props;
  const { locale, messages } = useLocalized();
  const name = rowText(model, row, { locale, messages, mean, short: true });
  const fullName = rowText(model, row, { locale, messages, mean });
  const size = row.size === null ? "" : formatNumber(row.size, { locale, unit: "count" });
  return (
    <tr aria-rowindex={index + 2} data-kind={row.kind}>
      <th scope="row" className="md-cohort-name" aria-colindex={1} title={fullName}>
        <span className="md-cohort-label">{name}</span>
        <span className="md-cohort-under">{size}</span>
      </th>
      <td role="gridcell" className="md-cohort-size" aria-colindex={2} data-state={row.forming ? "running" : undefined}>
        {size}
        {row.forming && row.kind === "cohort" && <span className="md-sr"> {retentionWords(messages).running}</span>}
      </td>
      {row.cells.map((cell, at) => (
        <td
          key={model.periods[at]}
          role="gridcell"
          id={`${id}-${index}-${at}`}
          aria-colindex={at + 3}
          data-state={cell.state}
          data-active={active === at || undefined}
        >
          <span className="md-cohort-cell" style={shades?.[at] ? { backgroundColor: shades[at] } : undefined}>
            {cellText(model, cell, { locale, messages })}
            {cell.state === "small" && <span aria-hidden="true">*</span>}
          </span>
          <Note model={model} cell={cell} />
        </td>
      ))}
    </tr>
  );
});

/** What is hatched or marked, in words for who does not see it. Cells that have not begun are plainly blank. */
function Note({ model, cell }: { readonly model: RetentionModel; readonly cell: RetentionCell }): ReactElement | null {
  const { locale, messages } = useLocalized();
  const note = cell.state === "future" ? null : cellNote(model, cell, { locale, messages });
  return note === null ? null : <span className="md-sr"> {note}</span>;
}
