"use client";

import { useMemo } from "react";
import type { CSSProperties, RefObject } from "react";
import { columnLayout, usualSize } from "./columnLayout.ts";
import type { ColumnLayout } from "./columnLayout.ts";
import { nameColumn } from "./columnState.ts";
import type { DrillColumnState } from "./columnState.ts";
import { gridPlaces, gridTracks } from "./drillGridView.ts";
import type { DrillGridView } from "./drillGridView.ts";
import type { DrillTableModel } from "./drillTableModel.ts";
import { paperTracks } from "./paperTracks.ts";
import { useColumnWindow } from "./useColumnWindow.ts";
import { useDrawnRoom } from "./useDrawnRoom.ts";

interface GridView {
  readonly grid: DrillGridView;
  readonly layout: ColumnLayout;
  /** Widths of what is in the grid, as its custom properties. */
  readonly tracks: CSSProperties;
  /** Of the longest record, in CSS pixels. */
  readonly recordWidth: number;
  /** After rows were drawn: whether their texts have room. */
  readonly look: (grid: Element) => void;
}

/** What rows are drawn by, and how wide everything is. */
export function useGridView(
  scroller: RefObject<HTMLElement | null>,
  model: DrillTableModel,
  columnState: DrillColumnState,
  { formats, messages }: Pick<DrillGridView, "formats" | "messages">,
): GridView {
  const { room, records, look } = useDrawnRoom();
  const layout = useMemo(
    () => columnLayout(model.columns, columnState, { nameSize: 220, columnSize: (column) => Math.max(usualSize(column), room[column.id] ?? 0) }),
    [model.columns, columnState, room],
  );
  const isNameResized = columnState.sizes[nameColumn] !== undefined;
  const shape = layout.columns.map(({ id, pin, offset }) => `${id}:${pin}:${pin === null ? "" : offset}`).join();
  // Widths are the grid's own: rows are drawn again where columns come, go or move, and not while one is resized.
  // oxlint-disable-next-line react/exhaustive-deps
  const columns = useMemo(() => layout.columns, [shape, model.columns]);
  const places = useMemo(() => gridPlaces(columns, { isNameResized }), [columns, isNameResized]);
  const near = useColumnWindow(scroller, layout.columns);
  const tight = layout.columns.flatMap(({ id, size }, at) => (size < (room[id] ?? 0) ? [at] : [])).join();
  const grid = useMemo<DrillGridView>(
    () => ({
      model,
      columns,
      places,
      edge: columns.findLastIndex(({ pin }) => pin === "start"),
      near,
      tight: new Set(tight === "" ? [] : tight.split(",").map(Number)),
      formats,
      messages,
    }),
    [model, columns, places, near, tight, formats, messages],
  );
  const paper = useMemo(() => paperTracks(layout, model, room), [layout, model, room]);
  const name = layout.columns[0]?.size ?? 0;
  const tracks = {
    "--md-drill-name": `min(${name}px, 50cqi)`,
    "--md-drill-numbers": `${layout.width - name}px`,
    "--md-drill-tracks": gridTracks(layout.columns, { isNameResized }),
    "--md-drill-paper": paper.tracks,
    "--md-drill-paper-width": paper.width,
    "--md-drill-record-name": `min(${records.name}px, 70cqi)`,
    "--md-drill-record-tracks": records.columns.map((size) => `minmax(max-content, ${size}px)`).join(" "),
  } as CSSProperties;
  return { grid, layout, tracks, recordWidth: records.width, look: (drawn) => look(drawn, columns) };
}
