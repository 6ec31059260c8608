import { columnsOf } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../cockpitDocument.ts";
import type { WidgetSize } from "../widgetSpec.ts";
import { overlaps, rowsOf, sorted } from "./placement.ts";
import { settle, stack } from "./settle.ts";

/** The least sizes of a cockpit's widgets, by their ids. Who is not named may be 2 columns wide and 2 rows high. */
export interface LeastSizes {
  readonly [widget: string]: Partial<Pick<WidgetSize, "minW" | "minH">> | undefined;
}

type Entry = readonly [id: string, place: Placement];

/** Where every widget stands at a breakpoint: as the document says, else as follows from the widest layout. */
export function placementsAt(layout: CockpitLayout, at: Breakpoint, sizes: LeastSizes = {}): Placements {
  const given = layout[at];
  return given === undefined ? derivePlacements(layout.wide, at, sizes) : settle(given, columnsOf[at]);
}

/**
 * The widest layout in fewer columns. What stands side by side stays so where each keeps its least size, and is put into
 * rows of equal length where it cannot, as high as the highest of each; the order of reading stays.
 */
export function derivePlacements(wide: Placements, at: Breakpoint, sizes: LeastSizes = {}): Placements {
  const settled = settle(wide, columnsOf.wide);
  if (at === "wide") return settled;
  let top = 0;
  const placed: Entry[] = [];
  for (const band of bandsOf(settled)) {
    const narrowed = (at === "medium" ? halved(band, sizes) : null) ?? flowed(band, at, sizes);
    placed.push(...Object.entries(narrowed).map(([id, place]): Entry => [id, { ...place, y: place.y + top }]));
    top += rowsOf(narrowed);
  }
  return Object.fromEntries(placed);
}

/** Cut along every line that goes through no widget. */
function bandsOf(placements: Placements): readonly (readonly Entry[])[] {
  const bands: Entry[][] = [];
  let bottom = 0;
  for (const entry of sorted(placements)) {
    const { y, h } = entry[1];
    if (y >= bottom) bands.push([]);
    bands.at(-1)?.push(entry);
    bottom = Math.max(bottom, y + h);
  }
  return bands;
}

function halved(band: readonly Entry[], sizes: LeastSizes): Placements | null {
  const top = Math.min(...band.map(([, { y }]) => y));
  const half = band.map(([id, { x, y, w, h }]): Entry => {
    const start = Math.round(x / 2);
    return [id, { x: start, y: y - top, w: Math.round((x + w) / 2) - start, h }];
  });
  const fits = half.every(([id, { w }]) => w >= leastColumns(sizes[id], "medium"));
  const apart = half.every(([id, place]) => half.every(([other, theirs]) => id === other || !overlaps(place, theirs)));
  return fits && apart ? stack(half, columnsOf.medium) : null;
}

function flowed(band: readonly Entry[], at: Exclude<Breakpoint, "wide">, sizes: LeastSizes): Placements {
  const columns = columnsOf[at];
  const least = ([id, { w }]: Entry) => Math.min(leastColumns(sizes[id], at, w), columns);
  const entries = rowsWithin(band, least, columns).flatMap((row) => {
    let x = 0;
    // In one of two columns, words take more lines.
    const h = Math.max(...row.map(([, place]) => place.h)) + (at === "narrow" && row.length > 1 ? 1 : 0);
    return widened(row.map(least), columns).map((w, index): Entry => {
      const [id] = row[index] as Entry;
      x += w;
      return [id, { x: x - w, y: 0, w, h }];
    });
  });
  return stack(entries, columns);
}

/** As few rows as it takes, and as many widgets in one as in another where all are of one width. */
function rowsWithin(band: readonly Entry[], least: (entry: Entry) => number, columns: number): readonly (readonly Entry[])[] {
  const fill = (most: number) => {
    const rows: Entry[][] = [];
    let used = columns;
    for (const entry of band) {
      const w = least(entry);
      const last = rows.at(-1);
      if (last === undefined || used + w > columns || last.length >= most) {
        rows.push([entry]);
        used = w;
      } else {
        last.push(entry);
        used += w;
      }
    }
    return rows;
  };
  const rows = fill(columns);
  const balanced = fill(Math.ceil(band.length / rows.length));
  return balanced.length === rows.length ? balanced : rows;
}

/** What is left of a row goes to its widgets, to the narrowest first. */
function widened(widths: readonly number[], columns: number): readonly number[] {
  const wide = [...widths];
  for (let left = columns - wide.reduce((sum, w) => sum + w, 0); left > 0; left -= 1) {
    const narrowest = wide.indexOf(Math.min(...wide));
    wide[narrowest] = (wide[narrowest] ?? 0) + 1;
  }
  return wide;
}

/**
 * A column of the medium layout is about as wide as one of the widest, and one of the narrow layout as two: a tile that
 * was a quarter of the page stands there beside another.
 */
export function leastColumns(size: LeastSizes[string], at: Breakpoint, w = 0): number {
  const least = size?.minW ?? 2;
  if (at !== "narrow") return least;
  return least <= 2 && w <= 3 ? 1 : 2;
}
