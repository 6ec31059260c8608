import type { Measure, Scan } from "../../engine/scan.ts";
import { fieldScale } from "../../query/metricScale.ts";
import { decodeAmount, decodeNumber } from "../decode.ts";
import type { Sql } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import type { Key } from "./keys.ts";
import { groupBy, inGroups, keysOf, selectedKey, whereOf } from "./keys.ts";
import { measured, totalOf } from "./measures.ts";
import type { Part, PartColumn } from "./part.ts";
import type { Relations, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

/** A percentile and its place among the scan's measures. */
interface PlacedPercentile {
  readonly measure: number;
  readonly percentile: Extract<Measure, { readonly kind: "percentile" }>;
}

/** Measures that add up, and the relations that their expressions name. */
export interface Carried {
  readonly relations: Relations;
  readonly measures: readonly CarriedMeasure[];
}

/** A measure that adds up, by its place in the scan. */
interface CarriedMeasure {
  readonly measure: number;
  readonly kind: Measure["kind"];
  readonly column: PartColumn;
  /** Digits after the point where it is exact. */
  readonly scale: number | null;
}

/**
 * Percentiles of one column over the same rows, exact, type 7 of Hyndman and Fan: values are counted first, and a
 * running total over the counts finds the two ranks of each. Ranks are computed in doubles, as the reader computes them.
 * @param others all other measures of the scan, which are then read in the same pass; null: another part has the groups
 */
export function percentilePart(
  target: Target,
  scan: Scan,
  asked: readonly PlacedPercentile[],
  others: Carried | null = null,
): Part {
  const alone = others !== null;
  const carried = others?.measures ?? [];
  const { percentile } = asked[0] as PlacedPercentile;
  const { of, where, approximate = false } = percentile;
  const relations = others?.relations ?? relationsOf(target, scan.entity);
  const keys = keysOf(scan, relations, target.dialect);
  const { expression } = relations.column(of);
  const shown = approximate ? histogramValue(expression) : expression;
  const value: Key = { name: identifier("md:value"), expression: measured(shown, percentile, relations) };
  const known = sql`COUNT(${measured(expression, percentile, relations)}) AS \`md:count\``;
  const carriedAt = (index: number) => identifier(`md:m${index}`);
  const figures = [known, ...carried.map(({ column }, index) => sql`${column.expression} AS ${carriedAt(index)}`)];
  const only = alone ? [] : [sql`${expression} IS NOT NULL`, ...(where === null ? [] : [relations.condition(where)])];
  const filter = whereOf(scan, relations, target, only);
  const counted = joined([...[...keys, value].map(selectedKey), ...figures], ", ");
  const counts = sql`SELECT ${counted} FROM ${relations.from()}${filter}${groupBy([...keys, value])}`;
  const names = keys.map(({ name }) => name);
  const list = names.length === 0 ? trusted("") : sql`${joined(names, ", ")}, `;
  const partition = names.length === 0 ? trusted("") : sql`PARTITION BY ${joined(names, ", ")}`;
  const upTo = sql`SUM(\`md:count\`) OVER (${partition} ORDER BY \`md:value\`) AS \`md:upTo\``;
  const total = sql`SUM(\`md:count\`) OVER (${partition}) AS \`md:n\``;
  const through = carried.map((_, index) => sql`, ${carriedAt(index)}`);
  const ranked = sql`SELECT ${list}\`md:value\`, ${upTo}, ${total}${joined(through, "")} FROM (${counts}) AS \`counts\``;
  const at = (p: number, round: "FLOOR" | "CEILING") => {
    const rank = trusted(`${round}(${doubleLiteral(p)} * (\`md:n\` - 1))`);
    return sql`MIN(CASE WHEN \`md:upTo\` > ${rank} THEN \`md:value\` END)`;
  };
  const read = fieldScale(target.catalog, of) === null ? decodeNumber : decodeNearest;
  const ranksEnd = 1 + 2 * asked.length;
  const type = `value ${of} ${approximate ? "approximate" : ""}`;
  return {
    entity: scan.entity,
    keys: names,
    columns: [
      { type: "n", expression: sql`MAX(\`md:n\`)` },
      ...asked.flatMap(({ percentile: { p } }) => [
        { type, expression: at(p, "FLOOR") },
        { type, expression: at(p, "CEILING") },
      ]),
      ...carried.map(({ kind, column: { type: own } }, index) => ({
        type: own,
        expression: sql`${trusted(totalOf(kind))}(${carriedAt(index)})`,
      })),
    ],
    rest: sql` FROM (${ranked}) AS \`ranked\``,
    grouping: alone ? inGroups(keys, target.dialect) : groupBy(keys),
    groups: alone,
    read: (columns) => [
      ...asked.map(({ measure, percentile: { p } }, index) => {
        const [low, high] = columns.slice(1 + 2 * index);
        return [measure, interpolated(columns[0], [read(low), read(high)], p)] as const;
      }),
      ...carried.map(({ measure, scale }, index) => [measure, decodeAmount(columns[ranksEnd + index], scale)] as const),
    ],
    finish: null,
  };
}

/** Values between two exact decimals are computed, and so are numbers. */
function decodeNearest(raw: unknown): number | null {
  return raw === null ? null : Number(raw);
}

function interpolated(count: unknown, [low, high]: readonly [number | null, number | null], p: number): number | null {
  const n = decodeNumber(count);
  if (n === null || low === null || high === null) return null;
  const rank = p * (n - 1);
  return low + (high - low) * (rank - Math.floor(rank));
}

/** With an exponent a literal is a double; without, a decimal. */
function doubleLiteral(number: number): string {
  const text = String(number);
  return text.includes("e") ? text : `${text}e0`;
}

/** Of a histogram whose bins grow by 2 %, what stands for all values of a bin: its geometric middle, 1 % off at most. */
function histogramValue(value: Sql): Sql {
  const growth = trusted(doubleLiteral(Math.log(1.02)));
  const middle = (positive: Sql) => sql`EXP((FLOOR(LN(${positive}) / ${growth}) + 0.5e0) * ${growth})`;
  return sql`CASE WHEN ${value} > 0 THEN ${middle(value)} WHEN ${value} < 0 THEN -${middle(sql`-${value}`)} WHEN ${value} = 0 THEN 0e0 END`;
}
