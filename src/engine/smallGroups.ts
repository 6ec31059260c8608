import type { DraftRow } from "./cells.ts";
import type { Figure } from "./figure.ts";
import { sizeIn } from "./groupSizes.ts";
import type { Size } from "./groupSizes.ts";

/** What has to be hidden: the shown cells with the cells that say their sizes. */
export interface Sizes {
  /** Fewest rows that a number may stand for. */
  readonly minimum: number;
  /** For each shown cell its sizes: their places among all cells of a row, and of what figures they are. */
  readonly places: readonly (readonly SizePlace[])[];
}

export interface SizePlace extends Pick<Size, "of" | "entity" | "chosen"> {
  readonly place: number;
}

/**
 * The rows without the cells that say sizes, and with those masked that stand for too few rows, or whose difference to
 * another number of the same row does. A group of which nothing at all may be said has no row: that it exists would say
 * something. Where rows that some total adds up hide a single cell, or cells of too few rows together, their smallest
 * others are hidden as well: the total minus what is shown would tell them (complementary cell suppression; Hundepool et
 * al., Statistical Disclosure Control, 2012, section 4.2).
 */
export function maskSmall(rows: readonly DraftRow[], { minimum, places }: Sizes): Masked {
  const layout = { lines: linesOf(rows), order: inOrder(rows), minimum };
  const hidden = hiddenCells(rows.map(({ cells }) => cells), places, layout);
  const hiddenBeside = (rows[0]?.compared ?? []).map((_, comparison) =>
    hiddenCells(rows.map(({ compared }) => compared[comparison] ?? []), places, layout),
  );
  const isNamed = namedIn(rows, places, minimum);
  const shown = rows.map((row, at) => ({
    ...row,
    cells: places.map((_, cell) => (hidden[cell]?.has(at) ? unsaid : (row.cells[cell] as Figure))),
    states: places.map((_, cell) => (hidden[cell]?.has(at) ? "masked" : (row.states[cell] ?? null))),
    compared: row.compared.map((cells, comparison) =>
      places.map((_, cell) => (hiddenBeside[comparison]?.[cell]?.has(at) ? hiddenBase : (cells[cell] as Figure))),
    ),
  }));
  const hides = [hidden, ...hiddenBeside].some((cells) => cells.some((places) => places.size > 0));
  return { rows: shown.filter((row) => isNamed(row)), hides };
}

export interface Masked {
  readonly rows: readonly DraftRow[];
  /** Whether anything is hidden. */
  readonly hides: boolean;
}

/** Whether a row's group is large enough in any of its buckets or periods, or asked for by nobody's name. */
function namedIn(rows: readonly DraftRow[], places: Sizes["places"], minimum: number): (row: DraftRow) => boolean {
  const nameOf = ({ values, other }: DraftRow) => JSON.stringify([values, other]);
  const large = new Set<string>();
  for (const row of rows) {
    const sizes = [row.cells, ...row.compared].flatMap((cells) => places.map((own) => smallest(cells, own)));
    if (sizes.some((size) => size >= minimum)) large.add(nameOf(row));
  }
  return (row) => row.values.length === 0 || large.has(nameOf(row));
}

const unsaid: Figure = { value: null };
const hiddenBase: Figure = { value: null, masked: true };

/** Of several parts, and of what lies between them, the smallest that has rows; 0 where none has. */
function smallest(cells: readonly Figure[], parts: readonly SizePlace[]): number {
  const at = ({ place }: SizePlace) => sizeIn(cells[place] ?? unsaid);
  const between = pairsOf(parts).map(([one, other]) => Math.abs(at(one) - at(other)));
  const sizes = [...parts.map(at), ...between].filter((size) => size > 0);
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** The parts of which one minus the other tells something. */
function pairsOf<P extends SizePlace>(parts: readonly P[]): readonly (readonly [P, P])[] {
  return parts.flatMap((one, index) => parts.slice(index + 1).flatMap((other) => (tellsOf(one, other) ? [[one, other] as const] : [])));
}

/** Whether what one number has and the other has not may be read off the two. */
function tellsOf(one: SizePlace, other: SizePlace): boolean {
  if (one.of === null || other.of === null) return false;
  return one.of === other.of || (one.entity === other.entity && one.chosen !== other.chosen);
}

interface Layout {
  readonly lines: readonly (readonly number[])[];
  /** The place of each row in an order of its own: which of two equals is hidden does not hang on who found them first. */
  readonly order: readonly number[];
  readonly minimum: number;
}

/** What is subtracted: how many rows each row's number stands for, and where it is hidden. */
interface Summand {
  readonly sizes: readonly number[];
  readonly isHidden: (row: number) => boolean;
  readonly hide: (row: number) => void;
}

/**
 * For each shown cell the rows in which it is hidden. Every part of a cell is looked at by itself, and so is the
 * difference of any two that tell of each other: a row that has none of one part is no cover for who has.
 */
function hiddenCells(cells: readonly (readonly Figure[])[], places: Sizes["places"], layout: Layout): readonly ReadonlySet<number>[] {
  const { minimum, lines } = layout;
  const byCell = places.map((own) => own.map((place) => partOf(place, cells)));
  const parts = byCell.flat();
  const pairs = pairsOf(parts).map(([one, other]) => ({ between: betweenOf(one, other), isOneKind: one.of === other.of }));
  const all = [...parts, ...pairs.map(({ between }) => between)];
  for (const { sizes, hide } of all) sizes.forEach((size, row) => size > 0 && size < minimum && hide(row));
  const count = () => parts.reduce((sum, { hidden }) => sum + hidden.size, 0);
  for (let before = -1; count() > before; ) {
    before = count();
    // Where they are of the same rows, the one says the other.
    for (const { between, isOneKind } of pairs) {
      if (isOneKind) between.sizes.forEach((size, row) => size === 0 && between.isHidden(row) && between.hide(row));
    }
    for (const line of lines) for (const summand of all) protect(line, summand, layout);
  }
  return byCell.map((own) => new Set(own.flatMap(({ hidden }) => [...hidden])));
}

function partOf(place: SizePlace, cells: readonly (readonly Figure[])[]) {
  const hidden = new Set<number>();
  const sizes = cells.map((row) => sizeIn(row[place.place] ?? unsaid));
  return { ...place, sizes, hidden, isHidden: (row: number) => hidden.has(row), hide: (row: number) => void hidden.add(row) };
}

function betweenOf(one: Summand, other: Summand): Summand {
  return {
    sizes: one.sizes.map((size, row) => Math.abs(size - (other.sizes[row] as number))),
    isHidden: (row) => one.isHidden(row) || other.isHidden(row),
    hide: (row) => {
      one.hide(row);
      other.hide(row);
    },
  };
}

/** Hides the smallest others of a line, until what it hides is of at least two rows, and together of enough. */
function protect(line: readonly number[], { sizes, isHidden, hide }: Summand, { order, minimum }: Layout): void {
  const sizeAt = (row: number) => sizes[row] as number;
  const withRows = line.filter((row) => sizeAt(row) > 0);
  const inLine = withRows.filter(isHidden);
  let together = inLine.reduce((sum, row) => sum + sizeAt(row), 0);
  if (inLine.length === 0 || (inLine.length > 1 && together >= minimum)) return;
  const others = withRows
    .filter((row) => !isHidden(row))
    .sort((a, b) => sizeAt(a) - sizeAt(b) || (order[a] as number) - (order[b] as number));
  for (let count = inLine.length; count === 1 || together < minimum; count += 1) {
    const next = others.shift();
    if (next === undefined) return;
    hide(next);
    together += sizeAt(next);
  }
}

function inOrder(rows: readonly DraftRow[]): readonly number[] {
  const keys = rows.map(({ bucket, values, other }) => JSON.stringify([values, other, bucket]));
  const order: number[] = [];
  [...keys.keys()]
    .sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))
    .forEach((row, place) => {
      order[row] = place;
    });
  return order;
}

/** More axes than these make more lines than anyone adds up: then each axis alone, and the whole. */
const mostCrossed = 6;

/**
 * Rows that some total adds up: those that agree in any choice of the time and the dimensions, down to none, the whole
 * table. A cell that is alone in each of its rows and columns is still told by the total of all.
 */
function linesOf(rows: readonly DraftRow[]): readonly (readonly number[])[] {
  const axes = (rows[0]?.values.length ?? 0) + 1;
  const every = 2 ** axes - 1;
  const kept = axes <= mostCrossed ? [...Array(every).keys()] : [0, ...Array.from({ length: axes }, (_, axis) => every - 2 ** axis)];
  const places = rows.map(({ bucket, values, other }) =>
    [bucket, ...values.map((value, index) => (other && value === null ? ["other", index] : [value]))].map((part) => JSON.stringify(part)),
  );
  return kept.flatMap((axesKept) => {
    const lines = new Map<string, number[]>();
    places.forEach((place, at) => {
      const key = place.filter((_, axis) => (axesKept & (2 ** axis)) !== 0).join();
      const line = lines.get(key);
      if (line === undefined) lines.set(key, [at]);
      else line.push(at);
    });
    return [...lines.values()];
  });
}
