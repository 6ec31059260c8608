import { appendFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import type { AnyRow, Cell, DimensionValue, MetricsAdapter, MetricsQuery, RowPolicy, TableResult } from "../../../src/query/index.ts";
import { MetricsError, parseQuery } from "../../../src/query/index.ts";
import { exact } from "../exactCatalog.ts";
import type { Adapters } from "../adapters.ts";
import { adaptersOver } from "../adapters.ts";
import { comparable, rounded } from "../comparable.ts";
import { dense, tablesOf } from "../data.ts";
import { now } from "../queries.ts";
import { generateAround, generateQuery } from "./generate.ts";
import { bucketLabel, keyOf, oracleAnswer } from "./oracle.ts";
import type { Domain } from "./pieces.ts";
import { randomOf } from "./random.ts";
import { offsetChanges, zones } from "./zones.ts";

/** `npx tsx bench/differential.ts` asks more. */
const wanted = Number(process.env["METRICDECK_QUERIES"] ?? 500);
const seed = Number(process.env["METRICDECK_SEED"] ?? 20_261_121);

const data = dense(11);
const tables = tablesOf(data);
const domain: Domain = {
  catalog: exact,
  values: Object.fromEntries(Object.keys(exact.dimensions).map((name) => [name, valuesOf(name)])),
  from: Date.parse("2024-11-01T00:00:00Z"),
  to: Date.parse("2026-11-01T00:00:00Z"),
};

function valuesOf(dimension: string): readonly DimensionValue[] {
  const columns = Object.values(tables).flatMap((table) =>
    dimension in table ? [table[dimension] as ArrayLike<DimensionValue | bigint>] : [],
  );
  const isExact = exact.dimensions[dimension as keyof typeof exact.dimensions].kind === "decimal";
  const values = columns.flatMap((column) => Array.from(column, (value) => (isExact && value !== null ? String(value) : value)));
  return [...new Set(values)].slice(0, 60) as DimensionValue[];
}

/** Queries around every change of every zone's clock, then others until there are enough. */
function* generated(): Generator<unknown> {
  const random = randomOf(seed);
  for (const zone of zones) {
    for (const instant of offsetChanges(zone, domain.from, domain.to)) yield generateAround(domain, random, instant, zone);
  }
  for (;;) yield generateQuery(domain, random);
}

/** Whose rows a tenant's are: nothing of the others may ever show. */
const tenant = ["North", "Süd", "it's \\ \"q\""];
const ofTenant = { dimension: "region", op: "in", values: tenant } as const;
const tenantRows = { ticket: ofTenant, feedback: ofTenant } as const;
const tenantTickets = data.tickets.filter(({ region }) => region !== null && tenant.includes(region));
const tenantIds = new Set(tenantTickets.map(({ ticketId }) => ticketId));
/** A database in which nobody else has ever been. */
const alone = memoryAdapter({
  catalog: exact,
  tables: tablesOf({
    tickets: tenantTickets,
    feedback: data.feedback.filter(({ ticketId }) => ticketId !== null && tenantIds.has(ticketId)),
  }),
  clock: () => now,
});

const policies = {
  public: "public",
  tenant: tenantRows,
  "tenant, masked": { ...tenantRows, $privacy: { masked: ["agent"], minimumGroup: 4 } },
} as const;

let opened: Adapters | undefined;
beforeAll(async () => {
  opened = await adaptersOver(data, inject("mysqlUrl"), "differential");
});
afterAll(async () => opened?.close());

type Outcome = { readonly result: TableResult<AnyRow> } | { readonly refused: string };

async function outcomeOf(
  adapter: MetricsAdapter<typeof exact> | undefined,
  query: MetricsQuery<typeof exact>,
  policy: RowPolicy<typeof exact>,
): Promise<Outcome> {
  try {
    return { result: (await adapter?.query(query, { policy })) as TableResult<AnyRow> };
  } catch (thrown) {
    if (!(thrown instanceof MetricsError)) throw thrown;
    return { refused: `${thrown.code} at ${thrown.path ?? "nowhere"}` };
  }
}

describe("queries by chance", () => {
  it(`${wanted} of them: every adapter answers alike, as an oracle that reads row by row, and to a tenant as if it were alone`, { timeout: 600_000 }, async () => {
    const counts: Record<string, number> = { asked: 0, "not a query": 0, refused: 0, "seen by the oracle": 0 };
    const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
    const faults: unknown[] = [];
    const random = randomOf(seed + 1);
    for (const input of generated()) {
      if ((counts["asked"] ?? 0) >= wanted || faults.length >= 5) break;
      const query = parsedOrNull(input);
      if (query === null) {
        count("not a query");
        continue;
      }
      count("asked");
      count(query.kind);
      const names = Object.keys(opened?.adapters ?? {}).filter((name) => !name.startsWith("http"));
      const label = random.pick(["public", "public", "public", "tenant", "tenant, masked"] as const);
      count(`as ${label}`);
      const asked = names.map((name) => outcomeOf(opened?.adapters[name], query, policies[label]));
      const outcomes = await Promise.all(asked);
      const [first, ...others] = outcomes.map((outcome) => ("result" in outcome ? comparable(outcome.result) : outcome));
      others.forEach((other, at) => {
        const between = `${names[0]} and ${names[at + 1]}`;
        if (!isDeepStrictEqual(other, first)) faults.push({ query: JSON.stringify(input), as: label, between, ...difference(first, other) });
      });
      if (label !== "public") {
        const { $privacy } = { $privacy: undefined, ...policies[label] };
        const rules = $privacy === undefined ? "public" : ({ ticket: "all", feedback: "all", $privacy } as const);
        const outcome = await outcomeOf(alone, query, rules);
        const expected = "result" in outcome ? comparable(outcome.result) : outcome;
        if (!isDeepStrictEqual(first, expected)) faults.push({ query: JSON.stringify(input), as: label, between: "all rows and its own", ...difference(first, expected) });
      }
      const [outcome] = outcomes;
      if (outcome === undefined || "refused" in outcome) {
        count("refused");
        continue;
      }
      if (query.kind !== "aggregate" || label !== "public") continue;
      const expected = oracleAnswer(exact, tables, input, now);
      if (expected === null) continue;
      count("seen by the oracle");
      faults.push(...differences(input, outcome.result, expected));
    }
    note(`differential, seed ${seed}: ${Object.entries(counts).map(([what, times]) => `${times} ${what}`).join(", ")}`);
    expect(faults).toEqual([]);
    expect(counts["seen by the oracle"]).toBeGreaterThan(wanted / 8);
  });
});

function parsedOrNull(input: unknown): MetricsQuery<typeof exact> | null {
  try {
    return parseQuery(exact, structuredClone(input));
  } catch (thrown) {
    if (thrown instanceof MetricsError) return null;
    throw thrown;
  }
}

/** The first place at which two answers differ. */
function difference(one: unknown, other: unknown, path = ""): { readonly path: string; readonly one: unknown; readonly other: unknown } {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  if (isObject(one) && isObject(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const pair = [one, other].map((side) => (side as { readonly [key: string]: unknown })[key]) as [unknown, unknown];
      if (!isDeepStrictEqual(...pair)) return difference(...pair, `${path}.${key}`);
    }
  }
  return { path, one, other };
}

/** Pages show a part of the rows; what they show has to be right. */
function differences(input: unknown, result: TableResult<AnyRow>, expected: NonNullable<ReturnType<typeof oracleAnswer>>): unknown[] {
  const query = input as { readonly by?: readonly string[]; readonly page?: unknown; readonly calendar?: { readonly timeZone?: string } };
  const by = query.by ?? [];
  const timeZone = query.calendar?.timeZone ?? "UTC";
  const seen = (rows: readonly Partial<AnyRow>[], dimensions: readonly string[]) =>
    new Map(
      rows.map((row) => {
        const time = typeof row["time"] === "string" ? bucketLabel(Date.parse(row["time"]), result.grain as string, timeZone) : null;
        return [keyOf(dimensions.map((name) => row[name] as DimensionValue), row["$other"] === true, time), row] as const;
      }),
    );
  const names = result.columns.filter(({ role }) => role === "metric").map(({ name }) => name);
  const faults: unknown[] = [];
  const check = (what: string, rows: ReadonlyMap<string, Partial<AnyRow>>, wantedRows: ReadonlyMap<string, readonly unknown[]>, part: boolean) => {
    for (const [key, row] of rows) {
      const values = names.map((name) => (row[name] as Cell).value);
      if (!isDeepStrictEqual(rounded(values), rounded(wantedRows.get(key)))) {
        faults.push({ what, query: JSON.stringify(input), key, answered: values, oracle: wantedRows.get(key) });
      }
    }
    const missing = part ? [] : [...wantedRows.keys()].filter((key) => !rows.has(key));
    if (missing.length > 0) faults.push({ what, query: JSON.stringify(input), missing: missing.slice(0, 3) });
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
        faults.push({ what: `compare.${id}`, query: JSON.stringify(input), key, answered: compared, oracle: values });
      }
    }
  }
  return faults.slice(0, 1);
}

/** To the file that the test command prints from even when all is well, or to the screen. */
function note(line: string): void {
  const file = process.env["METRICDECK_NOTES"];
  if (file === undefined) process.stdout.write(`${line}\n`);
  else appendFileSync(file, `${line}\n`);
}
