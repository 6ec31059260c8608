import type { Messages } from "../../i18n/messages.ts";
import type { CSSProperties } from "react";
import type { PlacedColumn } from "./columnLayout.ts";
import type { DrillFormats } from "./drillFormat.ts";
import type { DrillTableModel } from "./drillTableModel.ts";

/** What all rows are drawn by: the same object as long as none of them has to be drawn again. */
export interface DrillGridView {
  readonly model: DrillTableModel;
  readonly columns: readonly PlacedColumn[];
  /** Where each column stands, in the order of `columns`. */
  readonly places: readonly CSSProperties[];
  /** The last of the columns that stay at the start; 0 for the names alone. */
  readonly edge: number;
  /** Whether each column is near the screen; null where all are drawn. */
  readonly near: readonly boolean[] | null;
  /** Columns that a reader made too narrow for some of their numbers. */
  readonly tight: ReadonlySet<number>;
  readonly formats: DrillFormats;
  readonly messages: Messages;
}

/**
 * The tracks of the grid: widths, and room that is left over to the names, or to nobody where they were resized. What records
 * take beyond all columns is nobody's either.
 */
export function gridTracks(columns: readonly PlacedColumn[], { isNameResized }: { readonly isNameResized: boolean }): string {
  const [name, ...others] = columns;
  if (name === undefined) return "none";
  const stretches = !isNameResized && others.every(({ pin }) => pin !== "start");
  const track = stretches ? "minmax(var(--md-drill-name), 1fr)" : "var(--md-drill-name)";
  const sizes = others.filter(({ pin }) => pin !== "end").map(({ size }) => `${size}px`);
  const ends = others.filter(({ pin }) => pin === "end").map(({ size }) => `${size}px`);
  return [track, ...sizes, ...(stretches ? [] : ["1fr"]), ...ends, "var(--md-drill-beyond)"].join(" ");
}

/** Where the cells of each column stand; `gridTracks` has one track more before those at the end if nothing stretches. */
export function gridPlaces(columns: readonly PlacedColumn[], { isNameResized }: { readonly isNameResized: boolean }): CSSProperties[] {
  const stretches = !isNameResized && columns.slice(1).every(({ pin }) => pin !== "start");
  const name = columns[0]?.size ?? 0;
  return columns.map(({ pin, offset }, at): CSSProperties => {
    if (pin === "end") return { gridColumn: at + (stretches ? 1 : 2), insetInlineEnd: offset };
    if (pin === null) return { gridColumn: at + 1 };
    return { gridColumn: at + 1, insetInlineStart: at === 0 ? 0 : `calc(var(--md-drill-name) + ${offset - name}px)` };
  });
}
