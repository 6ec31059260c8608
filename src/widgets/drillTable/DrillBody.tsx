"use client";

import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { PointerEvent, ReactElement } from "react";
import { usePrinting } from "../../react/usePrinting.ts";
import { DrillGridRow } from "./DrillGridRow.tsx";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillTableActions } from "./drillTableModel.ts";
import { mostPrinted, printedRows } from "./printedRows.ts";
import { noSlots, rowSlots } from "./rowSlots.ts";
import type { GridPlace } from "./treegridKeys.ts";
import { useRowWindow } from "./useRowWindow.ts";
import type { RowWindowOptions } from "./useRowWindow.ts";
import { useShownRows } from "./useShownRows.ts";

/** What keys need of the rows on the screen. */
export interface DrillBodyHandle {
  /** Rows that are in sight. */
  readonly page: number;
  readonly reveal: (index: number) => void;
}

interface DrillBodyProps extends Omit<RowWindowOptions, "body" | "count"> {
  readonly grid: DrillGridView;
  readonly actions: Pick<DrillTableActions, "show">;
  /** Of the first row, as it is said. */
  readonly firstRowIndex: number;
  /** The tab stop among the rows, wherever it is drawn; null where it is elsewhere. */
  readonly active: GridPlace | null;
  /** Before anybody sees them: the whole grid with the rows that are drawn now. */
  readonly onDrawn: (grid: Element) => void;
}

/** The rows near the screen. It alone is drawn again while they scroll. */
export const DrillBody = forwardRef<DrillBodyHandle, DrillBodyProps>(function DrillBody(props, ref): ReactElement {
  const { grid, actions, firstRowIndex, active, onDrawn, ...options } = props;
  const { model } = grid;
  const { count } = model.rows;
  const body = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const window = useRowWindow({ ...options, body, count });
  const isPrinting = usePrinting();
  const { from, to } = isPrinting ? { from: 0, to: Math.min(count, mostPrinted) } : window;
  const printed = isPrinting ? printedRows(model.rows) : count;
  useShownRows(actions, { from, to });
  useImperativeHandle(ref, () => ({ page: window.page, reveal: window.reveal }));
  useLayoutEffect(() => {
    const drawn = body.current?.closest("[role='treegrid']");
    if (drawn != null) onDrawn(drawn);
  });
  const rows = indexesOf({ from, to }, active?.row ?? null).map((index) => ({ index, key: model.rows.at(index).key }));
  const [last, setLast] = useState(noSlots);
  const slots = rowSlots(last, rows.map(({ key }) => key));
  if (slots !== last) setLast(slots);
  return (
    <div className="md-drill-body" role="presentation" style={{ blockSize: window.height }}>
      <div
        ref={body}
        className="md-drill-rows"
        role="rowgroup"
        style={{ insetBlockStart: window.top(from) }}
        onPointerOver={({ target }: PointerEvent) => setPointed(rowIndexOf(target as Element))}
        onPointerLeave={() => setPointed(null)}
      >
        {rows.map(({ index, key }) => (
          <DrillGridRow
            key={slots.of.get(key)}
            grid={grid}
            index={index}
            rowIndex={index + firstRowIndex}
            top={index >= from && index < to ? null : window.top(index) - window.top(from)}
            active={active?.row === index ? active.column : undefined}
            isPointed={pointed === index + firstRowIndex}
            isSelected={model.selected.has(key)}
            isMarked={model.isMarked?.(key) === true}
            isLeftOut={index >= printed}
          />
        ))}
      </div>
    </div>
  );
});

function rowIndexOf(element: Element): number | null {
  const row = element.closest<HTMLElement>("[data-row]")?.dataset["row"];
  return row === undefined ? null : Number(row);
}

/** The rows that are drawn: those near the screen, and the one with the focus wherever it is. */
function indexesOf({ from, to }: { readonly from: number; readonly to: number }, active: number | null): number[] {
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (active === null || (active >= from && active < to)) return indexes;
  return active < from ? [active, ...indexes] : [...indexes, active];
}
