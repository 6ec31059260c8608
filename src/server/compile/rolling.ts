import type { Measure, Scan, TimeWindow } from "../../engine/scan.ts";
import { MetricsError } from "../../query/index.ts";
import { requireFeature } from "../dialects/dialect.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import { reachSql } from "./buckets.ts";
import type { Key } from "./keys.ts";
import { dimensionKeys, groupBy, selectedKey, whereOf } from "./keys.ts";
import { measured } from "./measures.ts";
import type { Part, Rows } from "./part.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

/**
 * Distinct values in windows that overlap, exact and in one pass. A row counts in a run of buckets; the runs of one
 * value are cut where they overlap, so that each bucket holds the value once; +1 where a run begins and −1 where it
 * ends add up to the count of every bucket. Unknown values are one value more, which says that the group has rows.
 */
export function rollingPart(target: Target, scan: Scan, measure: Measure, place: number): Part {
  if (measure.kind !== "distinct") {
    throw new MetricsError("contract-violation", `a rolling window was asked of ${measure.kind}; only distinct is taken so`);
  }
  const { dialect } = target;
  requireFeature(dialect, "rollingDistinct");
  const time = scan.time as TimeWindow & { readonly starts: readonly number[]; readonly reach: readonly number[] };
  const relations = relationsOf(target, scan.entity);
  const reach = reachSql(relations.dimension(time.dimension).expression, time, dialect);
  const keys = dimensionKeys(scan, relations, dialect);
  const value: Key = {
    name: identifier("md:value"),
    expression: measured(relations.column(measure.of).exact, measure, relations),
  };
  const first: Key = { name: identifier("md:first"), expression: reach.first };
  const runKeys = [...keys, value, first];
  const filter = whereOf(scan, relations, target);
  const ends = sql`MAX(${reach.last}) + 1 AS \`md:end\``;
  const runs = sql`SELECT ${joined(runKeys.map(selectedKey), ", ")}, ${ends} FROM ${relations.from()}${filter}${groupBy(runKeys)}`;
  const names = keys.map(({ name }) => name);
  const same = joined([...names, value.name], ", ");
  const before = sql`LAG(\`md:end\`) OVER (PARTITION BY ${same} ORDER BY \`md:first\`)`;
  const cut = sql`SELECT ${same}, GREATEST(\`md:first\`, COALESCE(${before}, 0)) AS \`md:start\`, \`md:end\` FROM (${runs}) AS \`runs\``;
  const steps = trusted("(SELECT 1 AS `md:step` UNION ALL SELECT -1) AS `steps`");
  const bucket: Key = {
    name: identifier("md:bucket"),
    expression: trusted("CASE WHEN `md:step` = 1 THEN `md:start` ELSE `md:end` END"),
  };
  return {
    entity: scan.entity,
    keys: [selectedKey(bucket), ...names],
    columns: [
      { type: "step", expression: trusted("SUM(`md:step`)") },
      { type: "step", expression: trusted("SUM(CASE WHEN `md:value` IS NULL THEN 0 ELSE `md:step` END)") },
    ],
    rest: sql` FROM (${cut}) AS \`cut\` CROSS JOIN ${steps} WHERE \`md:start\` < \`md:end\``,
    grouping: groupBy([bucket, ...keys]),
    groups: true,
    read: ([, distinct]) => [[place, Number(distinct)]],
    finish: (rows) => addedUp(rows, keys.length, time.starts.length),
  };
}

/** Steps of each group as the counts of its buckets; buckets without rows are left out. */
function addedUp(rows: Rows, keyCount: number, buckets: number): Rows {
  const groups = new Map<string, { readonly keys: readonly unknown[]; readonly steps: Map<number, readonly unknown[]> }>();
  for (const [bucket, ...rest] of rows) {
    const keys = rest.slice(0, keyCount);
    const id = JSON.stringify(keys);
    const group = groups.get(id) ?? { keys, steps: new Map() };
    group.steps.set(Number(bucket), rest.slice(keyCount));
    groups.set(id, group);
  }
  return [...groups.values()].flatMap(({ keys, steps }) => {
    let values = 0;
    let distinct = 0;
    return Array.from({ length: buckets }, (_, bucket) => {
      const [valueStep, distinctStep] = steps.get(bucket) ?? [0, 0];
      values += Number(valueStep);
      distinct += Number(distinctStep);
      return values === 0 ? [] : [[bucket, ...keys, values, distinct]];
    }).flat();
  });
}
