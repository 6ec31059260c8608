import type { ColumnLayout, PlacedColumn } from "./columnLayout.ts";
import { textRoom } from "./columnRoom.ts";
import type { ColumnRoom } from "./columnRoom.ts";
import type { DrillTableModel } from "./drillTableModel.ts";

/** The grid's tracks on paper, where all columns share one sheet's width. */
export interface PaperTracks {
  readonly tracks: string;
  /** What they need at the size of the screen's letters, in CSS pixels: letters are made smaller for what is less. */
  readonly width: number;
}

/** So much is legible on a sheet of A4: what needs more has its headings, not its numbers, over several lines. */
const legibleWidth = 1300;
const least = { number: 48, course: 64, name: 140 } as const;
const padding = 16;
const sortMark = 16;

/** Each column as wide, of the whole, as its longest number is; and as the words of its heading where there is room for them. */
export function paperTracks({ columns }: ColumnLayout, { columns: own, sort }: Pick<DrillTableModel, "columns" | "sort">, room: ColumnRoom): PaperTracks {
  const number = ({ id, index }: PlacedColumn) => (own[index]?.part === "trend" ? least.course : Math.max(least.number, room[id] ?? 0));
  const word = ({ id, index }: PlacedColumn) =>
    padding + Math.max(0, ...(own[index]?.label ?? "").split(/\s+/).map(textRoom)) + (id === sort.column ? sortMark : 0);
  const [name, ...others] = columns;
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
  const worded = [Math.max(least.name, name?.size ?? 0), ...others.map((column) => Math.max(number(column), word(column)))];
  const taken = sum(worded) <= legibleWidth ? worded : [least.name, ...others.map(number)];
  return { tracks: taken.map((size) => `minmax(0, ${size}fr)`).join(" "), width: sum(taken) };
}
