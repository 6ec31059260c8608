import type { Measure, Scan } from "../../engine/scan.ts";
import { decodeAmount } from "../decode.ts";
import { groupedBy } from "../groupedBy.ts";
import { sql } from "../sql.ts";
import { inGroups, keysOf, selectedKey, whereOf } from "./keys.ts";
import { measureScale, measureSql } from "./measures.ts";
import type { Part, PartColumn } from "./part.ts";
import { percentilePart } from "./percentile.ts";
import type { Carried } from "./percentile.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { rollingPart } from "./rolling.ts";

/**
 * One pass over an entity's rows, and one more for each column whose percentiles the database cannot compute by itself.
 * All parts have the same keys; a group without rows has no line.
 */
export function compileScan(target: Target, scan: Scan): readonly Part[] {
  if (scan.time?.reach !== undefined) return scan.measures.map((measure, place) => rollingPart(target, scan, measure, place));
  const relations = relationsOf(target, scan.entity);
  const keys = keysOf(scan, relations, target.dialect);
  const columns = scan.measures.map((measure): PartColumn | null => {
    const expression = measureSql(measure, relations, target.dialect);
    return expression === null ? null : { type: typeOf(measure), expression };
  });
  const scales = scan.measures.map((measure) => measureScale(target.catalog, measure));
  const counted = columns.includes(null) ? countedPercentiles(scan, columns) : [];
  const [only, ...more] = counted;
  const others = only === undefined || more.length > 0 ? null : carriedMeasures(scan, columns, scales);
  if (only !== undefined && others !== null) return [percentilePart(target, scan, only, { relations, measures: others })];
  const read = columns.flatMap((column, measure) => (column === null ? [] : [measure]));
  const where = whereOf(scan, relations, target);
  const groups: Part = {
    entity: scan.entity,
    keys: keys.map(selectedKey),
    columns: columns.filter((column) => column !== null),
    rest: sql` FROM ${relations.from()}${where}`,
    grouping: inGroups(keys, target.dialect),
    groups: true,
    read: (values) => read.map((measure, index) => [measure, decodeAmount(values[index], scales[measure] ?? null)]),
    finish: null,
  };
  return [groups, ...counted.map((asked) => percentilePart(target, scan, asked))];
}

/** Null where one of them does not add up. */
function carriedMeasures(
  { measures }: Scan,
  columns: readonly (PartColumn | null)[],
  scales: readonly (number | null)[],
): Carried["measures"] | null {
  const carried = columns.flatMap((column, measure): Carried["measures"] => {
    const kind = measures[measure]?.kind;
    return column === null || kind === undefined ? [] : [{ measure, kind, column, scale: scales[measure] ?? null }];
  });
  return carried.some(({ kind }) => kind === "distinct" || kind === "percentile") ? null : carried;
}

/** Of one column and condition together. */
function countedPercentiles(scan: Scan, columns: readonly (PartColumn | null)[]) {
  const counted = scan.measures.flatMap((percentile, measure) =>
    percentile.kind === "percentile" && columns[measure] === null ? [{ measure, percentile }] : [],
  );
  return groupedBy(counted, ({ percentile: { of, where, approximate } }) => JSON.stringify([of, where, approximate]));
}

function typeOf(measure: Measure): string {
  switch (measure.kind) {
    case "count":
    case "known":
    case "distinct":
      return "count";
    default:
      return `${measure.kind} ${measure.of}`;
  }
}
