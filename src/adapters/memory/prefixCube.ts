import type { AnyFilter, Catalog } from "../../query/index.ts";
import { fieldScale } from "../../query/metricScale.ts";
import type { Group, Scan, TimeWindow } from "../../engine/scan.ts";
import { isDense } from "./countGroups.ts";
import { groupRows } from "./groupRows.ts";
import { countedMask, maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import { measureGroups } from "./measureGroups.ts";
import type { Numbers } from "./numbers.ts";
import { tupleNames } from "./scanRows.ts";
import type { Slots } from "./slots.ts";
import { columnKey, slotsBetween } from "./slots.ts";
import { cutsOf } from "./span.ts";
import type { TupleName, Tuples } from "./tuples.ts";
import { keptOnly, tuplesFor } from "./tuples.ts";

/** What may be added up over time. */
type AdditiveMeasure = { readonly where: AnyFilter | null } & (
  | { readonly kind: "count" }
  | { readonly kind: "known" | "sum"; readonly of: string }
);

/**
 * Counts and sums by combination and bin of time, added up along time: any span of time is then a difference of two
 * bins, and the rows of the two bins that it cuts.
 */
export interface PrefixCube {
  readonly origin: number;
  readonly width: number;
  readonly bins: number;
  readonly size: number;
  readonly numbers: Numbers;
  readonly rowsOf: BinRows;
  readonly tuples: Tuples | null;
  readonly mask: Uint8Array | null;
  readonly nameOf: (tuple: number) => TupleName;
  /** The first channel counts all rows. */
  readonly channels: readonly Channel[];
  /** For each measure of the scan the channel of its number, and the one that tells whether there is any. */
  readonly places: readonly { readonly value: number; readonly known: number }[];
  readonly bytes: number;
}

interface Channel {
  readonly mask: Uint8Array | null;
  readonly numbers: Numbers | null;
  readonly sums: boolean;
  /** Whole numbers are kept as running totals, whose differences are exact; fractions bin by bin. */
  readonly running: boolean;
  /** Bin by bin the combinations. */
  readonly table: Float64Array;
}

interface BinRows {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Null: the rows stand in the order of their bins. */
  readonly rows: Int32Array | null;
}

/** A day, an hour, a quarter of one, a minute. */
const widths = [86_400_000, 3_600_000, 900_000, 60_000];
const mostBins = 16_384;
const mostBytes = 16 * 2 ** 20;

/** Whether spans of time answer the scan by differences. The tables are of numbers, which exact decimals are not. */
export function isAdditive(catalog: Catalog, { time, measures }: Scan): boolean {
  return (
    time !== null &&
    time.moment === undefined &&
    time.reach === undefined &&
    measures.every(
      (measure) =>
        measure.kind === "count" ||
        measure.kind === "known" ||
        (measure.kind === "sum" && fieldScale(catalog, measure.of) === null),
    )
  );
}

/** The cube of an additive scan, over all time; null where it would be too large. */
export function prefixCube(scope: MaskScope, scan: Scan, { dimension, from, to }: TimeWindow): PrefixCube | null {
  const { columns, visible } = scope;
  const { entity } = scan;
  const rowCount = columns.rowCount(entity);
  const numbers = columns.numbers(entity, dimension, visible);
  const { min, max, known } = columns.facts(numbers);
  const tuples = tuplesFor(scope, scan);
  const size = tuples?.size ?? 1;
  const { specs, places } = channelsOf(scan.measures as readonly AdditiveMeasure[]);
  const bytesOf = (bins: number) => specs.length * (bins + 1) * size * Float64Array.BYTES_PER_ELEMENT;
  const fits = (each: number) => (max - min) / each + 2 <= mostBins && bytesOf((max - min) / each + 2) <= mostBytes;
  const width = widths.find((each) => (to - from) % each === 0 && fits(each)) ?? widths.findLast(fits);
  if (known === 0 || width === undefined) return null;
  const anchor = Number.isFinite(from) ? from : Number.isFinite(to) ? to : 0;
  const origin = anchor - Math.ceil((anchor - min) / width) * width;
  const bins = Math.floor((max - origin) / width) + 1;
  const cuts = Array.from({ length: bins + 1 }, (_, bin) => origin + bin * width);
  const slots = slotsBetween(columns, numbers, cuts, columnKey(columns, entity, dimension, visible));
  if (!isDense(slots, tuples, rowCount)) return null;
  const mask = countedMask(scope, entity, [scan.where, keptOnly(scan)]);
  const measured = measureGroups(scope, entity, specs, groupRows(columns, slots, tuples, mask, rowCount));
  const channels = specs.map((spec, index): Channel => {
    const at = measured[index];
    const own = spec.kind === "count" ? null : columns.numbers(entity, spec.of, visible);
    const running = spec.kind !== "sum" || (own !== null && columns.facts(own).whole);
    const table = new Float64Array((bins + 1) * size);
    for (let cell = 0; cell < bins * size; cell++) {
      table[cell + size] = Number(at?.(cell + 1) ?? 0) + (running ? (table[cell] as number) : 0);
    }
    return {
      mask: spec.where === null ? null : maskOf(scope, entity, spec.where),
      numbers: own,
      sums: spec.kind === "sum",
      running,
      table,
    };
  });
  const rowsOf = binRows(slots);
  const nameOf = tupleNames(tuples);
  const bytes = bytesOf(bins) + (rowsOf.rows?.byteLength ?? 0);
  return { origin, width, bins, size, numbers, rowsOf, tuples, mask, nameOf, channels, places, bytes };
}

/** The groups of a window; null where so many of its bounds cut bins that a scan does better. */
export function readCube(cube: PrefixCube, time: TimeWindow): readonly Group[] | null {
  const { size, channels, places, nameOf, bins } = cube;
  const cuts = cutsOf(time);
  const cutting = cuts.length <= 2 ? 0 : cuts.filter((cut) => (cut - cube.origin) % cube.width !== 0).length;
  if (cutting * 4 > bins) return null;
  const groups: Group[] = [];
  const totals = channels.map(() => new Float64Array(size));
  for (let bucket = 0; bucket + 1 < cuts.length; bucket++) {
    addUp(cube, cuts[bucket] as number, cuts[bucket + 1] as number, totals);
    const rows = totals[0] as Float64Array;
    for (let tuple = 0; tuple < size; tuple++) {
      if (rows[tuple] === 0) continue;
      const { values, other } = nameOf(tuple);
      const measures = places.map(({ value, known }) =>
        totals[known]?.[tuple] === 0 && channels[value]?.sums === true ? null : (totals[value]?.[tuple] ?? null),
      );
      groups.push({ bucket, values, other, measures });
    }
  }
  return groups;
}

function channelsOf(measures: readonly AdditiveMeasure[]) {
  const specs: AdditiveMeasure[] = [{ kind: "count", where: null }];
  const placeOf = (spec: AdditiveMeasure): number => {
    const key = JSON.stringify(spec);
    const place = specs.findIndex((other) => JSON.stringify(other) === key);
    return place < 0 ? specs.push(spec) - 1 : place;
  };
  const places = measures.map((measure) => {
    if (measure.kind === "count") return { value: placeOf({ kind: "count", where: measure.where }), known: 0 };
    const { of, where } = measure;
    return { value: placeOf({ kind: measure.kind, of, where }), known: placeOf({ kind: "known", of, where }) };
  });
  return { specs, places };
}

function binRows(slots: Slots): BinRows {
  if (slots.kind === "runs") return { starts: slots.starts, ends: slots.ends, rows: null };
  const { codes, count } = slots;
  const bounds = new Int32Array(count + 2);
  for (let row = 0; row < codes.length; row++) {
    const next = (codes[row] as number) + 1;
    bounds[next] = (bounds[next] as number) + 1;
  }
  for (let bin = 0; bin <= count; bin++) bounds[bin + 1] = (bounds[bin + 1] as number) + (bounds[bin] as number);
  const places = bounds.slice();
  const rows = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const bin = codes[row] as number;
    const place = places[bin] as number;
    places[bin] = place + 1;
    rows[place] = row;
  }
  return { starts: bounds.subarray(0, count), ends: bounds.subarray(1, count + 1), rows };
}

/** Sets `totals` to what lies in `[from, to)`, channel by channel. */
function addUp(cube: PrefixCube, from: number, to: number, totals: readonly Float64Array[]): void {
  const { origin, width, bins, channels, size } = cube;
  const first = Math.min(Math.max(Math.ceil((from - origin) / width), 0), bins);
  const last = Math.min(Math.max(Math.floor((to - origin) / width), 0), bins);
  const whole = first <= last;
  channels.forEach(({ table, running }, index) => {
    const total = totals[index] as Float64Array;
    if (!whole) total.fill(0);
    else if (running) subtract(table, total, first * size, last * size);
    else addBins(table, total, first, last);
  });
  if (whole && origin + first * width > from) addRows(cube, first - 1, from, to, totals);
  if (origin + last * width < to && (whole || last >= 0)) addRows(cube, last, from, to, totals);
}

function subtract(table: Float64Array, total: Float64Array, from: number, to: number): void {
  for (let tuple = 0; tuple < total.length; tuple++) {
    total[tuple] = (table[to + tuple] as number) - (table[from + tuple] as number);
  }
}

function addBins(table: Float64Array, total: Float64Array, first: number, last: number): void {
  const size = total.length;
  total.fill(0);
  for (let bin = first + 1; bin <= last; bin++) {
    for (let tuple = 0; tuple < size; tuple++) {
      total[tuple] = (total[tuple] as number) + (table[bin * size + tuple] as number);
    }
  }
}

/** Adds the rows of one bin that lie in `[from, to)`. */
function addRows({ rowsOf, numbers, tuples, mask, channels }: PrefixCube, bin: number, from: number, to: number, totals: readonly Float64Array[]): void {
  const { starts, ends, rows } = rowsOf;
  const end = ends[bin] ?? 0;
  for (let place = starts[bin] ?? 0; place < end; place++) {
    const row = rows === null ? place : (rows[place] as number);
    const instant = numbers[row] as number;
    if (!(instant >= from && instant < to) || (mask !== null && mask[row] === 0)) continue;
    const tuple = tuples === null ? 0 : (tuples.codes[row] as number) + tuples.offset;
    for (let index = 0; index < channels.length; index++) {
      const channel = channels[index] as Channel;
      if (channel.mask !== null && channel.mask[row] === 0) continue;
      const number = channel.numbers === null ? 1 : (channel.numbers[row] as number);
      if (number !== number) continue;
      const total = totals[index] as Float64Array;
      total[tuple] = (total[tuple] as number) + (channel.sums ? number : 1);
    }
  }
}
