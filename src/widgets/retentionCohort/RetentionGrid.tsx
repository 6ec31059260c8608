"use client";

import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { PointerEvent, ReactElement, UIEvent } from "react";
import { observeSize } from "../../charts/observeSize.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import type { GridPlace } from "./gridCursor.ts";
import { isDrillable } from "./isDrillable.ts";
import { periodText } from "./retentionCalendar.ts";
import { RetentionGridRow } from "./RetentionGridRow.tsx";
import { RetentionLegend } from "./RetentionLegend.tsx";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import { announceRest, readCell } from "./retentionReading.ts";
import type { RetentionMean, ShownRows } from "./retentionRows.ts";
import { retentionShades } from "./retentionShade.ts";
import type { RetentionScale } from "./retentionShade.ts";
import { placeBeside, RetentionTooltip } from "./RetentionTooltip.tsx";
import { useGridCursor } from "./useGridCursor.ts";
import { retentionWords } from "./retentionWords.ts";

export interface RetentionGridProps {
  readonly model: RetentionModel;
  readonly rows: ShownRows;
  readonly mean: RetentionMean;
  readonly scale: RetentionScale;
  readonly label: string;
  readonly describedBy: string;
  readonly onCell: ((row: RetentionRow, period: number) => void) | undefined;
}

/** Cohorts by periods as a grid: the mean on top, names at the start, both in sight while the rest scrolls. */
export function RetentionGrid({ model, rows, mean, scale, label, describedBy, onCell }: RetentionGridProps): ReactElement {
  const { locale, messages, theme } = useMetricdeck();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const tooltip = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<GridPlace | null>(null);
  const shades = useMemo(() => retentionShades(model, rows, { scale, theme }), [model, rows, scale, theme]);
  const all = useMemo(() => [...rows.means, ...rows.body], [rows]);
  const columns = model.periods.length;
  const activate = ({ row, column }: GridPlace) => {
    const found = all[row];
    if (found !== undefined && isDrillable(found, column)) onCell?.(found, column);
  };
  const cursor = useGridCursor({ rows: all.length, columns, onActivate: onCell && activate });
  const pointed = hovered !== null && hovered.row < all.length && hovered.column < columns ? hovered : null;
  const place = cursor.place ?? pointed;
  const focusedId = cursor.place === null ? undefined : cellId(id, cursor.place);

  useEffect(() => {
    const element = scroller.current;
    return element === null ? undefined : observeSize(element, () => markEdges(element));
  }, []);
  const pointedId = place === null ? null : cellId(id, place);
  useLayoutEffect(() => {
    const cell = pointedId === null ? null : document.getElementById(pointedId);
    if (cell === null || tooltip.current === null || box.current === null) return;
    if (pointedId === focusedId) cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    placeBeside(tooltip.current, box.current, cell);
  }, [pointedId, focusedId]);

  const reading =
    place === null ? null : readCell(model, all[place.row] as RetentionRow, place.column, { locale, messages, mean, meanRow: all[0] });
  const point = (event: PointerEvent<HTMLElement>) => {
    const next = placeOf(event.target, id);
    setHovered((last) => (last?.row === next?.row && last?.column === next?.column ? last : next));
  };
  const scrolled = ({ currentTarget }: UIEvent<HTMLElement>) => {
    markEdges(currentTarget);
    setHovered(null);
  };
  const words = retentionWords(messages);
  return (
    <div className="md-cohort-box" ref={box}>
      <div className="md-cohort-scroll" ref={scroller} onScroll={scrolled}>
        <table
          {...cursor.handlers}
          className="md-cohort-grid"
          role="grid"
          aria-label={label}
          aria-describedby={describedBy}
          aria-activedescendant={focusedId}
          aria-rowcount={all.length + 1}
          aria-colcount={columns + 2}
          aria-readonly="true"
          data-drillable={onCell !== undefined || undefined}
          style={{ maxInlineSize: 240 + columns * 104 }}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setHovered(null)}
          onClick={({ target }) => {
            const at = placeOf(target, id);
            if (at !== null) activate(at);
          }}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="md-cohort-name" aria-colindex={1}>
                {model.by !== null && rows.body[0]?.kind === "segment" ? model.by.label : words.cohort}
              </th>
              <th scope="col" className="md-cohort-size" aria-colindex={2}>
                {words.size}
              </th>
              {model.periods.map((period, at) => (
                <th key={period} scope="col" aria-colindex={at + 3}>
                  {periodText(period, model.grain, messages)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((row, at) => (
              <RetentionGridRow
                key={row.key}
                id={id}
                index={at}
                model={model}
                row={row}
                mean={mean}
                shades={at < rows.means.length ? undefined : shades.cells[at - rows.means.length]}
                active={place?.row === at ? place.column : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div role="status" className="md-sr">
        {cursor.place !== null && reading !== null ? announceRest(reading, { locale, messages }) : null}
      </div>
      <RetentionLegend model={model} body={rows.body} shades={shades} scale={scale} />
      {reading !== null && <RetentionTooltip ref={tooltip} reading={reading} />}
    </div>
  );
}

function cellId(grid: string, { row, column }: GridPlace): string {
  return `${grid}-${row}-${column}`;
}

function placeOf(target: EventTarget, grid: string): GridPlace | null {
  const cell = target instanceof Element ? target.closest("td[id]") : null;
  if (cell === null || !cell.id.startsWith(`${grid}-`)) return null;
  const [row, column] = cell.id.slice(grid.length + 1).split("-").map(Number);
  return { row: row as number, column: column as number };
}

/** Says to the style sheet on which sides there is more; nothing else reads it, so that scrolling renders nothing. */
function markEdges(element: HTMLElement): void {
  const { scrollLeft, scrollWidth, clientWidth } = element;
  const from = Math.abs(scrollLeft);
  element.toggleAttribute("data-before", from > 1);
  element.toggleAttribute("data-after", from + clientWidth < scrollWidth - 1);
  element.toggleAttribute("data-below", element.scrollTop + element.clientHeight < element.scrollHeight - 1);
}
