import { isDeepStrictEqual } from "node:util";
import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { AnyRow, Catalog, Cell, DimensionValue, TableResult } from "../../../src/query/index.ts";
import { rounded } from "../comparable.ts";
import { funnelFaults } from "./funnelFaults.ts";
import { keyOf, oracleAnswer } from "./oracle.ts";
import { oracleChange, oracleDrivers } from "./oracleDrivers.ts";
import { oracleFunnels } from "./oracleFunnels.ts";
import type { FunnelAsked } from "./oracleFunnels.ts";
import { oracleCohorts } from "./oracleJourneys.ts";
import type { RetentionAsked } from "./oracleJourneys.ts";
import { oracleMembers, oracleRecords } from "./oracleRecords.ts";
import { beyond, bucketLabel } from "./oracleSpans.ts";
import type { GrainName } from "./oracleSpans.ts";

/** What the oracle reads, and when. */
export interface Held {
  readonly catalog: Catalog;
  readonly tables: MemoryTables;
  readonly clock: number;
}

/** What is wrong with an answer, the first of it; null: the query asks for something that the oracle does not know. */
export function againstOracle(held: Held, input: unknown, result: TableResult<AnyRow>): readonly unknown[] | null {
  try {
    const faults = faultsOf(held, input as { readonly kind: string }, result);
    return faults.slice(0, 1).map((fault) => ({ query: JSON.stringify(input), ...fault }));
  } catch (thrown) {
    if (thrown === beyond) return null;
    throw thrown;
  }
}

type Fault = { readonly what: string; readonly [detail: string]: unknown };

function faultsOf({ catalog, tables, clock }: Held, query: { readonly kind: string }, result: TableResult<AnyRow>): readonly Fault[] {
  const of = [catalog, tables] as const;
  switch (query.kind) {
    case "records": {
      const asked = query as Parameters<typeof oracleRecords>[2] & { readonly kind: string };
      return pageFaults(asked.columns, result, oracleRecords(...of, asked, clock));
    }
    case "members":
      return pageFaults(["value", "count"], result, oracleMembers(...of, query as Parameters<typeof oracleMembers>[2] & { readonly kind: string }, clock));
    case "drivers":
      if ("combine" in query) {
        const asked = query as unknown as Parameters<typeof oracleChange>[2];
        return combinationFaults(result, (within) => oracleChange(...of, asked, { within, clock }) ?? unknown());
      }
      return driverFaults(result, oracleDrivers(...of, query as Parameters<typeof oracleDrivers>[2] & { readonly kind: string }, clock) ?? unknown());
    case "funnel": {
      const asked = query as unknown as FunnelAsked;
      return funnelFaults(asked, result, oracleFunnels(...of, asked, clock));
    }
    case "retention": {
      const asked = query as unknown as RetentionAsked;
      return cohortFaults(asked, result, oracleCohorts(...of, asked, clock));
    }
    default:
      return tableFaults(query, result, oracleAnswer(...of, query, clock) ?? unknown());
  }
}

function unknown(): never {
  throw beyond;
}

function pageFaults(names: readonly string[], { rows, page }: TableResult<AnyRow>, expected: ReturnType<typeof oracleRecords>): readonly Fault[] {
  const answered = rows.map((row) => names.map((name) => row[name]));
  if (!isDeepStrictEqual(answered, expected.rows)) {
    const at = answered.findIndex((row, index) => !isDeepStrictEqual(row, expected.rows[index]));
    return [{ what: `row ${at} of ${answered.length}`, answered: answered[at], oracle: expected.rows[at], expected: expected.rows.length }];
  }
  const more = page?.next !== undefined;
  return more === expected.more ? [] : [{ what: "more pages", answered: more, oracle: expected.more }];
}

const valueOf = (row: AnyRow, name: string) => (row[name] as Cell).value;

function driverFaults({ rows }: TableResult<AnyRow>, expected: NonNullable<ReturnType<typeof oracleDrivers>>): readonly Fault[] {
  const keyed = (dimension: unknown, value: unknown, other: unknown) => JSON.stringify([dimension, value, other === true]);
  const wanted = new Map(
    expected.map(({ dimension, value, other, after, before, contribution }) => [keyed(dimension, value, other), [after, before, contribution]]),
  );
  const seen = new Map(
    rows.map((row) => [
      keyed(row["dimension"], row["value"], row["$other"]),
      [valueOf(row, "metric"), (row["metric"] as Cell).compare?.["before"]?.value, valueOf(row, "contribution")],
    ]),
  );
  const differing = [...new Set([...wanted.keys(), ...seen.keys()])].filter(
    (key) => !areAlike(seen.get(key), wanted.get(key)),
  );
  return differing.map((key) => ({ what: "drivers", key, answered: seen.get(key), oracle: wanted.get(key) }));
}

/** The whole and each combination that is named, over the rows that have its values. */
function combinationFaults(
  { rows, totals }: TableResult<AnyRow>,
  changeWithin: (within: readonly unknown[]) => readonly unknown[],
): readonly Fault[] {
  const parts = [...rows, ...(totals ?? []).flatMap((total) => total.rows)];
  return parts.flatMap((row): Fault[] => {
    const within = ["", "2", "3"].flatMap((place) => {
      const [dimension, value] = [row[`dimension${place}`] ?? null, row[`value${place}`] ?? null];
      if (dimension === null) return [];
      return [value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value }];
    });
    const wanted = changeWithin(within);
    const answered = [valueOf(row, "metric"), (row["metric"] as Cell).compare?.["before"]?.value];
    return areAlike(answered, wanted) ? [] : [{ what: "combination", within, answered, oracle: wanted }];
  });
}

/** Differences of nearly equal numbers keep fewer digits; a rounded one may lie on either side of a half. */
function areAlike(answered: readonly unknown[] | undefined, oracle: readonly unknown[] | undefined): boolean {
  const isAlike = (one: unknown, other: unknown) =>
    typeof one === "number" && typeof other === "number" ? Math.abs(one - other) <= 5e-10 : isDeepStrictEqual(one, other);
  return answered?.length === oracle?.length && (answered ?? []).every((one, at) => isAlike(one, oracle?.[at]));
}

function cohortFaults(
  { breakdown, calendar, time }: RetentionAsked,
  { rows }: TableResult<AnyRow>,
  expected: ReturnType<typeof oracleCohorts>,
): readonly Fault[] {
  const labelOf = (row: AnyRow) => bucketLabel(Date.parse(String(row["time"])), String(time.grain), calendar?.timeZone ?? "UTC");
  const labels = [...new Set(rows.map(labelOf))];
  // Broken down by nothing that there is, a cohort has no row.
  if (rows.length > 0 && !isDeepStrictEqual(labels, expected.labels)) return [{ what: "cohorts", answered: labels, oracle: expected.labels }];
  const shown = new Set(rows.filter((row) => row["$other"] !== true).map((row) => row[breakdown?.by ?? ""] ?? null));
  if (rows.length > 0 && expected.kept !== null && !isDeepStrictEqual(shown, new Set(expected.kept))) {
    return [{ what: "segments", answered: [...shown], oracle: expected.kept }];
  }
  return rows.flatMap((row): Fault[] => {
    const label = labelOf(row);
    const segment = breakdown === undefined ? null : ((row[breakdown.by] ?? null) as DimensionValue);
    const { size, users, value } = expected.of(label, Number(row["period"]), { value: segment, other: row["$other"] === true });
    const wanted = [size, users, value];
    const answered = ["size", "users", "value"].map((name) => valueOf(row, name));
    return isDeepStrictEqual(rounded(answered), rounded(wanted)) ? [] : [{ what: `${label} ${String(row["period"])} ${segment}`, answered, oracle: wanted }];
  });
}

/** Pages show a part of the rows; what they show has to be right. */
function tableFaults(input: unknown, result: TableResult<AnyRow>, expected: NonNullable<ReturnType<typeof oracleAnswer>>): readonly Fault[] {
  const query = input as { readonly by?: readonly string[]; readonly page?: unknown; readonly calendar?: { readonly timeZone?: string } };
  const by = query.by ?? [];
  const timeZone = query.calendar?.timeZone ?? "UTC";
  const seen = (rows: readonly Partial<AnyRow>[], dimensions: readonly string[]) =>
    new Map(
      rows.map((row) => {
        const time = typeof row["time"] === "string" ? bucketLabel(Date.parse(row["time"]), result.grain as GrainName, timeZone) : null;
        return [keyOf(dimensions.map((name) => row[name] as DimensionValue), row["$other"] === true, time), row] as const;
      }),
    );
  const names = result.columns.filter(({ role }) => role === "metric").map(({ name }) => name);
  const faults: Fault[] = [];
  const check = (what: string, rows: ReadonlyMap<string, Partial<AnyRow>>, wantedRows: ReadonlyMap<string, readonly unknown[]>, part: boolean) => {
    for (const [key, row] of rows) {
      const values = names.map((name) => (row[name] as Cell).value);
      if (!isDeepStrictEqual(rounded(values), rounded(wantedRows.get(key)))) {
        faults.push({ what, key, answered: values, oracle: wantedRows.get(key) });
      }
    }
    const missing = part ? [] : [...wantedRows.keys()].filter((key) => !rows.has(key));
    if (missing.length > 0) faults.push({ what, missing: missing.slice(0, 3) });
  };
  const rows = seen(result.rows, by);
  check("rows", rows, expected.rows, query.page !== undefined);
  result.totals?.forEach((total, at) => {
    const dimensions = total.by.filter((name) => name !== "time");
    check(`totals[${at}]`, seen(total.rows, dimensions), expected.totals[at] ?? new Map(), false);
  });
  for (const [key, row] of rows) {
    for (const [id, values] of Object.entries(expected.compared.get(key) ?? {})) {
      const compared = names.map((name) => (row[name] as Cell).compare?.[id]?.value);
      if (!isDeepStrictEqual(rounded(compared), rounded(values))) {
        faults.push({ what: `compare.${id}`, key, answered: compared, oracle: values });
      }
    }
  }
  return faults;
}
