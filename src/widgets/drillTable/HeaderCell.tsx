"use client";

import { useRef } from "react";
import type { CSSProperties, PointerEvent, ReactElement } from "react";
import type { Messages } from "../../i18n/messages.ts";
import { Icon } from "../frame/Icon.tsx";
import { sortIcon } from "../frame/icons.ts";
import type { PlacedColumn } from "./columnLayout.ts";
import { nameColumn } from "./columnState.ts";
import type { DrillTableModel } from "./drillTableModel.ts";

const menuIcon = "M8 3.5v.01M8 8v.01M8 12.5v.01";
/** A press that moves less is a click. */
const dragDistance = 8;

export interface HeaderCellProps {
  readonly column: PlacedColumn;
  /** Among the columns that are shown. */
  readonly at: number;
  readonly model: DrillTableModel;
  readonly messages: Messages;
  readonly place: CSSProperties | undefined;
  /** Whether it is the last of those that stay at the start. */
  readonly isEdge: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onSort: (at: number) => void;
  readonly onMenu: (at: number) => void;
  readonly onResize: (at: number, size: number) => void;
  /** Puts the column beside another one: before (-1) or behind (1) it. */
  readonly onPlace: (at: number, beside: number, side: -1 | 1) => void;
}

/** A column's name: a press sorts by it, its edge is dragged to resize it, itself to move it. Keys and menu do the same. */
export function HeaderCell(props: HeaderCellProps): ReactElement {
  const { column, at, model, messages, place, isEdge, isActive, isOpen, onSort, onMenu } = props;
  const dragged = useRef(false);
  const { sort } = model;
  const isName = column.id === nameColumn;
  const own = model.columns[column.index];
  const label = isName ? model.levels.map((level) => level.label).join(" / ") : (own?.label ?? "");
  const isSorted = sort.column === (isName ? null : column.id);
  const isSortable = isName || own?.isSortable === true;
  return (
    <div
      role="columnheader"
      className="md-drill-header"
      aria-colindex={at + 1}
      aria-sort={isSorted ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      data-column={at}
      data-pin={column.pin ?? undefined}
      data-edge={isEdge || undefined}
      data-role={isName ? "row" : "value"}
      tabIndex={isActive ? 0 : -1}
      style={place}
      onPointerDown={(event) => {
        dragged.current = false;
        if (!isName) dragColumn(event, props, dragged);
      }}
      onClick={() => {
        if (isSortable && !dragged.current) onSort(at);
      }}
    >
      <span className="md-drill-label" title={label} data-sortable={isSortable || undefined}>
        {label}
      </span>
      {isSortable && <Icon path={sortIcon} size={12} />}
      <span
        className="md-drill-tool md-drill-menu"
        title={messages.drillGrid.column(label)}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          onMenu(at);
        }}
      >
        <Icon path={menuIcon} size={14} />
      </span>
      <span className="md-drill-edge" onPointerDown={(event) => dragEdge(event, props)} onClick={(event) => event.stopPropagation()} />
    </div>
  );
}

function dragEdge(event: PointerEvent<HTMLElement>, { at, onResize }: HeaderCellProps): void {
  event.stopPropagation();
  event.preventDefault();
  const edge = event.currentTarget;
  const header = edge.parentElement;
  if (header === null || event.button > 0) return;
  const size = header.getBoundingClientRect().width;
  const sign = getComputedStyle(header).direction === "rtl" ? -1 : 1;
  const move = ({ clientX }: globalThis.PointerEvent) => onResize(at, size + (clientX - event.clientX) * sign);
  follow(edge, event.pointerId, move, () => undefined);
}

function dragColumn(event: PointerEvent<HTMLElement>, { at, onPlace }: HeaderCellProps, dragged: { current: boolean }): void {
  // A finger scrolls.
  if (event.button > 0 || event.pointerType === "touch") return;
  const header = event.currentTarget;
  let target: { readonly beside: number; readonly side: -1 | 1; readonly element: HTMLElement } | null = null;
  const point = (next: typeof target) => {
    target?.element.removeAttribute("data-drop");
    target = next;
    next?.element.setAttribute("data-drop", next.side === -1 ? "before" : "after");
  };
  const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
    if (!dragged.current && Math.abs(clientX - event.clientX) < dragDistance) return;
    dragged.current = true;
    const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".md-drill-header") ?? null;
    if (over === null || over === header || over.parentElement !== header.parentElement) return point(null);
    const { left, width } = over.getBoundingClientRect();
    const isStart = clientX < left + width / 2 === (getComputedStyle(over).direction !== "rtl");
    point({ beside: Number(over.dataset["column"]), side: isStart ? -1 : 1, element: over });
  };
  follow(header, event.pointerId, move, (isDone) => {
    const dropped = target;
    point(null);
    if (isDone && dropped !== null) onPlace(at, dropped.beside, dropped.side);
  });
}

function follow(element: HTMLElement, pointer: number, move: (event: globalThis.PointerEvent) => void, end: (isDone: boolean) => void): void {
  element.setPointerCapture?.(pointer);
  const stop = ({ type }: Event) => {
    element.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) element.removeEventListener(name, stop);
    end(type === "pointerup");
  };
  element.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, stop);
}
