"use client";

import { useRef, useState } from "react";
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement, RefObject } from "react";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { moveColumn, nameColumn, placeColumn, regionOf, resizeColumn, showColumn } from "./columnState.ts";
import { DrillBody } from "./DrillBody.tsx";
import type { DrillBodyHandle } from "./DrillBody.tsx";
import type { DrillFormats } from "./drillFormat.ts";
import { DrillGridRow } from "./DrillGridRow.tsx";
import { DrillHead } from "./DrillHead.tsx";
import { DrillHiddenSort } from "./DrillHiddenSort.tsx";
import type { DrillTableActions, DrillTableDrill, DrillTableModel } from "./drillTableModel.ts";
import { gridRows, headRow, isWide, parentRow, placeOf, pressedPlace } from "./gridRows.ts";
import { revealColumn } from "./revealColumn.ts";
import { isSideways, scrollRecord, wayAlong } from "./scrollRecord.ts";
import { treegridStep } from "./treegridKeys.ts";
import type { GridPlace, TreegridStep } from "./treegridKeys.ts";
import { useColumnState } from "./useColumnState.ts";
import type { ColumnStateOptions } from "./useColumnState.ts";
import { useCopyRows } from "./useCopyRows.ts";
import type { GridStatus } from "./useCopyRows.ts";
import { useGridFocus } from "./useGridFocus.ts";
import { useGridView } from "./useGridView.ts";
import { useMoreRows } from "./useMoreRows.ts";
import { useRowWay } from "./useRowWay.ts";
import type { RowWay } from "./useRowWay.ts";
import { useSideways } from "./useSideways.ts";

export type DrillDensity = "compact" | "normal" | "roomy";

export interface DrillGridOptions extends ColumnStateOptions {
  /** How high rows are: 28, 36 or 44 pixels. Default `normal`. */
  readonly density?: DrillDensity | undefined;
  /** Marks and bars, by column. */
  readonly formats?: DrillFormats | undefined;
  /** A number that was clicked, or on which Enter was pressed: what is behind it. */
  readonly onDrill?: ((drill: DrillTableDrill) => void) | undefined;
}

export interface DrillGridProps extends DrillGridOptions {
  readonly model: DrillTableModel;
  readonly actions: DrillTableActions;
  readonly label: string;
  readonly describedBy: string;
  /** Of the grid, until it is measured. */
  readonly initialHeight: number;
  readonly way: RefObject<RowWay | null>;
}

const rowHeights = { compact: 28, normal: 36, roomy: 44 } as const;
const headingHeight = 28;
const headerHeight = 36;
const noFormats: DrillFormats = {};
const resizeStep = 16;
const silence: GridStatus = { kind: "told", text: "" };

const menuPart = part(() => import("./ColumnMenu.tsx"));

/** Rows that open, as an ARIA treegrid of which only what is near the screen is in the page. */
export function DrillGrid(props: DrillGridProps): ReactElement {
  const { model, actions, label, describedBy, density = "normal", formats = noFormats, onDrill, initialHeight, way } = props;
  const { locale, messages } = useLocalized();
  const scroller = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const body = useRef<DrillBodyHandle>(null);
  const [columnState, changeColumns] = useColumnState(props);
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: number; readonly anchor: HTMLElement } | null>(null);
  const [said, setSaid] = useState(silence);
  const loadMore = useMoreRows(model, { locale, messages, loadMore: actions.loadMore, say: setSaid });
  const copy = useCopyRows(model, { label, locale, messages, wholeTable: actions.wholeTable, say: setSaid });
  const loadedMenu = usePart(menuPart, menu !== null);
  const { grid, layout, tracks, recordWidth, look } = useGridView(scroller, model, columnState, { formats, messages });
  const { columns } = grid;
  useSideways(scroller, top, recordWidth);
  const rowHeight = rowHeights[density];
  const headHeight = layout.depth * headingHeight + headerHeight + (model.total === null ? 0 : rowHeight);
  const rows = gridRows(model);
  const ids = columns.map(({ id }) => id);
  const pressed = (element: Element) => pressedPlace(element, layout.depth);
  const { focus, take, handlers } = useGridFocus(scroller, (element) => {
    const at = pressed(element);
    return at === null ? null : { row: rows.at(at.row)?.key ?? headRow, column: at.column === null ? null : (ids[at.column] ?? null) };
  });
  const place = placeOf(focus, rows, ids);
  const activeIndex = place.row - rows.first;
  useRowWay(way, scroller, model.breadcrumb.length, (row) => {
    const index = model.rows.indexOf(row);
    if (index >= 0) body.current?.reveal(index);
    take({ row, column: null });
  });

  const goTo = ({ row, column }: GridPlace) => {
    const key = row === 0 ? headRow : (rows.at(row)?.key ?? headRow);
    if (row >= rows.first) body.current?.reveal(row - rows.first);
    const to = rows.at(row);
    if (to === null || !isWide(to)) revealColumn(scroller.current, column);
    take({ row: key, column: column === null ? null : (ids[column] ?? null) });
  };
  const sortBy = (at: number) => {
    const id = columns[at]?.id;
    const column = id === nameColumn ? null : id;
    if (column === undefined || (column !== null && model.columns[columns[at]?.index ?? -1]?.isSortable !== true)) return;
    const { sort } = model;
    const direction = sort.column === column ? (sort.direction === "desc" ? "asc" : "desc") : column === null ? "asc" : "desc";
    actions.sortBy(column, direction);
  };
  const openMenu = (at: number) => {
    const anchor = scroller.current?.querySelector<HTMLElement>(`[data-row="head"] [data-column="${at}"]`);
    const id = ids[at];
    if (anchor != null && id !== undefined) setMenu({ id, at, anchor });
  };
  const drillInto = (key: string, column: number | null): boolean => {
    const id = column === null || column === 0 ? undefined : ids[column];
    const drill = onDrill === undefined ? null : actions.drill(key, id);
    if (drill !== null) onDrill?.(drill);
    return drill !== null;
  };
  const activate = ({ row: at, column }: GridPlace) => {
    const row = rows.at(at);
    if (row === null) return sortBy(column ?? 0);
    if (row.kind === "more") return loadMore(row.key);
    if (row.kind === "failed") return actions.retry(row.key);
    if (column !== null && column > 0 && drillInto(row.key, column)) return;
    if (row.isExpandable) actions.toggle(row.key);
    else if (column === null || column === 0) drillInto(row.key, column);
  };
  const step = (taken: TreegridStep) => {
    const row = rows.at(place.row);
    setSaid(silence);
    switch (taken.kind) {
      case "go":
        return goTo(taken.to);
      case "open":
      case "close":
        return row === null ? undefined : actions.toggle(row.key);
      case "activate":
        return activate(place);
      case "enter":
        return row === null ? undefined : actions.enter(row.key);
      case "leave":
        return model.breadcrumb.length > 1 ? actions.leave(model.breadcrumb.length - 2) : undefined;
      case "select":
        return row === null ? undefined : actions.select(row.key, { add: taken.add });
      case "copy":
        return void copy();
      case "menu":
        return openMenu(place.column ?? 0);
      case "resize": {
        const column = layout.columns[place.column ?? 0];
        return column && changeColumns((last) => resizeColumn(last, column.id, column.size + taken.by * resizeStep));
      }
      case "move": {
        const column = columns[place.column ?? 0];
        return column && column.id !== nameColumn ? changeColumns((last) => moveColumn(last, column.id, taken.by, regionOf(columns, column.pin))) : undefined;
      }
      default:
        return taken satisfies never;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows.at(place.row);
    const { key, ctrlKey, metaKey, shiftKey, altKey, currentTarget, target } = event;
    const mirrored = getComputedStyle(currentTarget).direction === "rtl";
    const taken = treegridStep({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey, mirrored }, place, {
      rows: rows.count,
      columns: columns.length,
      last: row !== null && isWide(row) ? Math.min(1, columns.length - 1) : columns.length - 1,
      page: body.current?.page ?? 1,
      isExpandable: row?.isExpandable === true,
      isExpanded: row?.isExpanded === true,
      parent: () => parentRow(place.row, rows),
    });
    if (taken === null) return;
    event.preventDefault();
    event.stopPropagation();
    const isInRecord = row?.kind === "record" && place.column === 1 && taken.kind === "go" && taken.to.row === place.row;
    if (isInRecord && isSideways(key) && scrollRecord(scroller.current, (target as Element).closest("[data-row]"), wayAlong(key, taken.to))) return;
    // A key held down moves on, and does nothing else twice.
    if (!event.repeat || taken.kind === "go" || taken.kind === "resize") step(taken);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const at = pressed(target);
    const own = at === null ? null : rows.at(at.row);
    if (at === null || own === null) return;
    const { column } = at;
    const act = target.closest<HTMLElement>("[data-act]")?.dataset["act"];
    const add = event.ctrlKey || event.metaKey;
    if (act === "enter") actions.enter(own.key);
    else if (act === "select" || add) actions.select(own.key, { add });
    else if (act === "toggle" || column === 0 || own.kind === "more" || own.kind === "failed") activate(at);
    else if (column !== null) drillInto(own.key, column);
  };
  const totalIndex = layout.depth + 2;
  const sorted = model.columns.find(({ id }) => id === model.sort.column);
  const isSortSeen = sorted === undefined || ids.includes(sorted.id);
  const thenFocus = (act: () => void) => () => {
    act();
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  };
  return (
    <>
      {!isSortSeen && (
        <DrillHiddenSort
          column={sorted}
          onShow={thenFocus(() => changeColumns((last) => showColumn(last, sorted.id)))}
          onReset={thenFocus(() => actions.sortBy(null, "asc"))}
        />
      )}
      <div
        {...handlers}
        ref={scroller}
        className="md-drill-scroll"
        role="treegrid"
        aria-label={label}
        aria-describedby={describedBy}
        aria-rowcount={model.rows.isCounted ? rows.count + layout.depth : -1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-readonly="true"
        data-density={density}
        data-drillable={onDrill !== undefined || undefined}
        style={{ ...tracks, "--md-drill-row": `${rowHeight}px` } as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onScroll={({ currentTarget }) => currentTarget.toggleAttribute("data-before", Math.abs(currentTarget.scrollLeft) > 1)}
      >
        <div ref={top} className="md-drill-top" role="presentation">
          <DrillHead
            grid={grid}
            layout={layout}
            active={place.row === 0 ? (place.column ?? 0) : null}
            open={menu?.id ?? null}
            onSort={sortBy}
            onMenu={openMenu}
            onResize={(at, size) => changeColumns((last) => resizeColumn(last, ids[at] ?? "", size))}
            onPlace={(at, beside, side) => {
              const [column, other] = [columns[at], columns[beside]];
              if (column !== undefined && other !== undefined)
                changeColumns((last) => placeColumn(last, column.id, other.id, side, regionOf(columns, column.pin)));
            }}
          />
          {model.total !== null && (
            <div role="rowgroup">
              <DrillGridRow grid={grid} index={null} rowIndex={totalIndex} top={null} active={place.row === 1 ? place.column : undefined} isPointed={false} isSelected={false} />
            </div>
          )}
        </div>
        <DrillBody
          ref={body}
          grid={grid}
          actions={actions}
          rowHeight={rowHeight}
          headHeight={headHeight}
          initialHeight={initialHeight}
          onDrawn={look}
          firstRowIndex={rows.first + layout.depth + 1}
          active={activeIndex >= 0 && activeIndex < model.rows.count ? { row: activeIndex, column: place.column } : null}
        />
      </div>
      <span className={said.kind === "failed" ? "md-unloaded" : "md-sr"} role="status">
        {said.text}
      </span>
      {menu !== null && loadedMenu != null && (
        <loadedMenu.ColumnMenu
          anchor={menu.anchor}
          id={menu.id}
          model={model}
          layout={layout}
          state={columnState}
          change={changeColumns}
          sortBy={actions.sortBy}
          onClose={() => {
            setMenu(null);
            take({ row: headRow, column: menu.id, at: menu.at });
          }}
        />
      )}
    </>
  );
}
