import { keyOf } from "../../engine/keyOf.ts";
import type { Measure, Scan } from "../../engine/scan.ts";
import type { AnyFilter, Catalog } from "../../query/index.ts";
import { allOf, filterDimensions } from "../../query/index.ts";
import { groupedBy } from "../groupedBy.ts";

/** A scan that answers several. */
export interface MergedScan {
  readonly scan: Scan;
  readonly answers: readonly {
    /** Place of the scan that was asked. */
    readonly asked: number;
    /** Of its measures, their places in the merged scan. */
    readonly places: readonly number[];
    /** The measure that counts its own rows, where a group may be another's; null: every group is its own. */
    readonly rows: number | null;
  }[];
}

/**
 * Scans that read the same rows in the same groups become one. So do scans that differ in nothing but their filter, each
 * measure then under its own condition, by this rule: both have a time window, whose index finds the rows, and all
 * filters speak of enums and booleans only. Any other dimension may have an index that finds its few rows faster than
 * the window does. Different windows never become one: their hull is many times the work.
 */
export function mergeScans(catalog: Catalog, scans: readonly Scan[]): readonly MergedScan[] {
  const asked = scans.map((scan, index) => ({ asked: index, scan }));
  if (asked.length === 1) return [merged(asked)];
  return groupedBy(asked, ({ scan }) => rowsKey(catalog, scan)).map(merged);
}

function rowsKey(catalog: Catalog, scan: Scan): string {
  const { entity, time, by, fold, drop, first, where } = scan;
  return JSON.stringify([entity, time, by, fold, drop, first ?? null, mayShareRows(catalog, scan) ? null : where]);
}

function mayShareRows({ dimensions }: Catalog, { time, where, first }: Scan): boolean {
  if (time === null || time.reach !== undefined || first !== undefined) return false;
  return (where === null ? [] : filterDimensions(where)).every((name) => {
    const kind = dimensions[name]?.kind;
    return kind === "enum" || kind === "boolean";
  });
}

function merged(set: readonly { readonly asked: number; readonly scan: Scan }[]): MergedScan {
  const first = set[0]?.scan as Scan;
  if (set.length === 1) {
    return { scan: first, answers: set.map(({ asked }) => ({ asked, places: first.measures.map((_, place) => place), rows: null })) };
  }
  const filters = new Set(set.map(({ scan }) => JSON.stringify(scan.where)));
  const common = filters.size === 1;
  const measures = new Map<string, { readonly place: number; readonly measure: Measure }>();
  const placeOf = (measure: Measure, own: AnyFilter | null) => {
    const conditioned = own === null ? measure : { ...measure, where: allOf([own, measure.where]) };
    const key = keyOf(conditioned);
    const known = measures.get(key) ?? { place: measures.size, measure: conditioned };
    measures.set(key, known);
    return known.place;
  };
  const answers = set.map(({ asked, scan }) => {
    const own = common ? null : scan.where;
    return {
      asked,
      places: scan.measures.map((measure) => placeOf(measure, own)),
      rows: own === null ? null : placeOf({ kind: "count", where: null }, own),
    };
  });
  const where = common ? first.where : null;
  const { most: _, ...rest } = first;
  // Groups of another's rows count for nobody's limit.
  const mosts = set.map(({ scan }) => (common ? (scan.most ?? Infinity) : Infinity));
  const most = Math.max(...mosts);
  return { scan: { ...rest, ...(Number.isFinite(most) ? { most } : {}), where, measures: [...measures.values()].map(({ measure }) => measure) }, answers };
}
