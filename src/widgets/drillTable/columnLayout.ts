import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  constructTable,
  tableFeatures,
} from "@tanstack/react-table";
import type { ColumnDef } from "@tanstack/react-table";
import { textRoom } from "./columnRoom.ts";
import { nameColumn } from "./columnState.ts";
import type { DrillColumnState, PinSide } from "./columnState.ts";
import type { DrillColumn } from "./drillTableModel.ts";
import { ownState } from "./ownState.ts";

/** A column that is shown. */
export interface PlacedColumn {
  readonly id: string;
  /** In the model's columns; -1 for the rows' names. */
  readonly index: number;
  readonly pin: PinSide;
  /** In CSS pixels. */
  readonly size: number;
  /** Of a pinned column from its edge of the table. */
  readonly offset: number;
}

/** A heading over columns that stand side by side. */
export interface PlacedHeading {
  readonly key: string;
  readonly label: string;
  /** The first column under it among those shown, and how many. */
  readonly first: number;
  readonly span: number;
  /** From 0 for the outermost. */
  readonly depth: number;
}

export interface ColumnLayout {
  /** From the start of the table to its end: the names first. */
  readonly columns: readonly PlacedColumn[];
  readonly headings: readonly PlacedHeading[];
  /** Rows of headings above the columns' own. */
  readonly depth: number;
  readonly width: number;
}

export interface ColumnLayoutOptions {
  /** Of columns that nobody resized. */
  readonly nameSize: number;
  readonly columnSize: (column: DrillColumn) => number;
}

const features = tableFeatures({
  coreReactivityFeature: ownState,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
type Definition = ColumnDef<typeof features, never>;

const headingPadding = 20;
const labelMost = 180;
/** Of the size of headings to that of cells. */
const headingScale = 12 / 13;

/**
 * Which columns are shown where, wide enough for the headings over them. The table knows columns only: rows are never
 * handed to it.
 */
export function columnLayout(
  columns: readonly DrillColumn[],
  { sizes, order, pinned, hidden }: DrillColumnState,
  { nameSize, columnSize }: ColumnLayoutOptions,
): ColumnLayout {
  const table = constructTable({
    features,
    data: [],
    columns: [{ id: nameColumn, size: nameSize }, ...definitions(columns, columnSize)],
    state: {
      columnSizing: { ...sizes },
      columnOrder: [nameColumn, ...order],
      columnPinning: { start: [nameColumn, ...pinned.start], end: [...pinned.end] },
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    },
  });
  const indexes = new Map(columns.map(({ id }, index) => [id, index]));
  const regions = [
    { pin: "start", leaves: table.getStartVisibleLeafColumns(), groups: table.getStartHeaderGroups() },
    { pin: null, leaves: table.getCenterVisibleLeafColumns(), groups: table.getCenterHeaderGroups() },
    { pin: "end", leaves: table.getEndVisibleLeafColumns(), groups: table.getEndHeaderGroups() },
  ] as const;
  const shown: Omit<PlacedColumn, "offset">[] = [];
  const headings: PlacedHeading[] = [];
  for (const { pin, leaves, groups } of regions) {
    groups.slice(0, -1).forEach(({ headers }, depth) => {
      let first = shown.length;
      for (const { id, colSpan, column } of headers) {
        const label = column.columnDef.header;
        if (column.columns.length > 0 && typeof label === "string") headings.push({ key: id, label, first, span: colSpan, depth });
        first += colSpan;
      }
    });
    for (const leaf of leaves) shown.push({ id: leaf.id, index: indexes.get(leaf.id) ?? -1, pin, size: leaf.getSize() });
  }
  const depth = Math.max(0, ...regions.map(({ groups }) => groups.length - 1));
  const wide = withHeadingRoom(shown, headings, sizes);
  return { columns: withOffsets(wide), headings, depth, width: widthOf(wide) };
}

/** What a heading lacks is shared by the columns under it that nobody resized. */
function withHeadingRoom<C extends { readonly id: string; readonly size: number }>(
  columns: readonly C[],
  headings: readonly PlacedHeading[],
  resized: DrillColumnState["sizes"],
): readonly C[] {
  return headings.reduce((wide, { label, first, span }) => {
    const under = wide.slice(first, first + span);
    const free = new Set(under.filter(({ id }) => resized[id] === undefined));
    const lacking = Math.min(labelMost, headingPadding + Math.ceil(textRoom(label) * headingScale)) - widthOf(under);
    if (lacking <= 0 || free.size === 0) return wide;
    return wide.map((column) => (free.has(column) ? { ...column, size: column.size + Math.ceil(lacking / free.size) } : column));
  }, columns);
}

function withOffsets(columns: readonly Omit<PlacedColumn, "offset">[]): readonly PlacedColumn[] {
  const before = (at: number) => widthOf(columns.slice(0, at));
  const after = (at: number) => widthOf(columns.slice(at + 1));
  return columns.map((column, at) => ({ ...column, offset: column.pin === "start" ? before(at) : column.pin === "end" ? after(at) : 0 }));
}

function widthOf(columns: readonly { readonly size: number }[]): number {
  return columns.reduce((sum, { size }) => sum + size, 0);
}

/** Columns under their headings; all leaves of a table stand equally deep. */
function definitions(columns: readonly DrillColumn[], columnSize: (column: DrillColumn) => number, depth = 0): Definition[] {
  const made: Definition[] = [];
  for (let at = 0; at < columns.length; ) {
    const first = columns[at] as DrillColumn;
    const label = first.above[depth];
    if (label === undefined) {
      made.push({ id: first.id, size: columnSize(first) });
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < columns.length && columns[end]?.above[depth] === label) end += 1;
    made.push({
      id: `$above:${depth}:${first.id}`,
      header: label,
      columns: definitions(columns.slice(at, end), columnSize, depth + 1),
    });
    at = end;
  }
  return made;
}

/** Wide enough for what its numbers usually are. */
export function usualSize({ part: shown, unit, label }: DrillColumn): number {
  const least = shown === "trend" ? 128 : unit === "seconds" || typeof unit === "object" ? 116 : 96;
  return Math.max(least, Math.min(labelMost, 44 + textLength(label) * 7));
}

/** In letters: what is written in squares takes two. */
function textLength(text: string): number {
  return Array.from(text).reduce((length, letter) => length + (letter > "\u2e80" ? 2 : 1), 0);
}
