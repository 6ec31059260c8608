import { appendFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import type { AnyRow, Catalog, Cell, DimensionValue, MetricsAdapter, MetricsQuery, RowPolicy, TableResult } from "../../../src/query/index.ts";
import { MetricsError, parseQuery } from "../../../src/query/index.ts";
import type { exact } from "../exactCatalog.ts";
import type { Adapters } from "../adapters.ts";
import { adaptersOver } from "../adapters.ts";
import { comparable } from "../comparable.ts";
import { overClickhouse } from "./clickhouse.ts";
import { dense, tablesOf, withCustomers } from "../data.ts";
import { now } from "../queries.ts";
import { againstOracle } from "./againstOracle.ts";
import { everything, featuresOf } from "./coverage.ts";
import { generateAround, generateQuery, sparseDriversQuery } from "./generate.ts";
import { linked, twoTimes } from "./linkedCatalog.ts";
import type { Domain } from "./pieces.ts";
import { randomOf } from "./random.ts";
import { offsetChanges, zones } from "./zones.ts";

/** `npx tsx bench/differential.ts` asks more. */
const wanted = Number(process.env["METRICDECK_QUERIES"] ?? 300);
/** Drivers of ratios of two times, beside them. */
const sparseWanted = 20;
const seed = Number(process.env["METRICDECK_SEED"] ?? 20_261_121);

const catalog = twoTimes as unknown as typeof exact;
const data = withCustomers(dense(11));
const tables = tablesOf(data);
const domain: Domain = {
  catalog: linked,
  values: Object.fromEntries(Object.keys(catalog.dimensions).map((name) => [name, valuesOf(name)])),
  from: Date.parse("2024-11-01T00:00:00Z"),
  to: Date.parse("2026-11-01T00:00:00Z"),
};

function valuesOf(dimension: string): readonly DimensionValue[] {
  const columns = Object.values(tables).flatMap((table) =>
    dimension in table ? [table[dimension] as ArrayLike<DimensionValue | bigint>] : [],
  );
  const isExact = (catalog.dimensions as Catalog["dimensions"])[dimension]?.kind === "decimal";
  const values = columns.flatMap((column) => Array.from(column, (value) => (isExact && value !== null ? String(value) : value)));
  return [...new Set(values)].slice(0, 60) as DimensionValue[];
}

const changes = zones.flatMap((zone) => offsetChanges(zone, domain.from, domain.to).map((instant) => ({ zone, instant })));

/**
 * Around every change of every zone's clock until a query is answered, then of all that chance brings what has not been
 * answered yet, then whatever it brings, without end. Is told whether each was answered.
 */
function* generated(covered: ReadonlySet<string>): Generator<unknown, never, boolean> {
  const random = randomOf(seed);
  for (const { zone, instant } of changes) while (!(yield generateAround(domain, random, instant, zone)));
  for (let drawn = 0; drawn < 20_000 && covered.size < everything.length; drawn++) {
    const input = generateQuery(domain, random);
    const query = parsedOrNull(input);
    if (query !== null && [...featuresOf(catalog, query as MetricsQuery)].some((feature) => !covered.has(feature))) yield input;
  }
  for (;;) yield generateQuery(domain, random);
}

/** Whose rows a tenant's are: nothing of the others may ever show. */
const tenant = ["North", "Süd", "it's \\ \"q\""];
const ofTenant = { dimension: "region", op: "in", values: tenant } as const;
/** Their customers are not all theirs to see. */
const tiers = ["team", "corp"];
const tenantRows = { ticket: ofTenant, feedback: ofTenant, customer: { dimension: "tier", op: "in", values: tiers } } as const;
const tenantTickets = data.tickets.filter(({ region }) => region !== null && tenant.includes(region));
const tenantIds = new Set(tenantTickets.map(({ ticketId }) => ticketId));
const tenantTables = tablesOf({
  tickets: tenantTickets,
  feedback: data.feedback.filter(({ ticketId }) => ticketId !== null && tenantIds.has(ticketId)),
  customers: data.customers.filter(({ tier }) => tier !== null && tiers.includes(tier)),
});
/** A database in which nobody else has ever been. */
const alone = memoryAdapter({ catalog, tables: tenantTables, clock: () => now });

const policies = {
  public: "public",
  tenant: tenantRows,
  "tenant, masked": { ...tenantRows, $privacy: { masked: ["agent"], minimumGroup: 4 } },
} as const;

let opened: Adapters | undefined;
beforeAll(async () => {
  opened =
    process.env["METRICDECK_ENGINE"] === "clickhouse"
      ? overClickhouse(data, catalog)
      : await adaptersOver(data, inject("mysqlUrl"), "differential", { catalog });
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
  it(`${wanted} of them: every adapter answers alike, as an oracle that reads row by row, and to a tenant as if it were alone`, { timeout: 1_200_000 }, async () => {
    const tally = { asked: 0, refused: 0 };
    const byKind = new Map<string, Tally>();
    const covered = new Set<string>();
    const changesAsked = new Set<string>();
    let numeratorsAlone = 0;
    const faults: unknown[] = [];
    const random = randomOf(seed + 1);
    const names = Object.keys(opened?.adapters ?? {}).filter((name) => !name.startsWith("http"));
    const queries = generated(covered);
    let answered = false;
    const sparse = randomOf(seed + 2);
    while (tally.asked < wanted + sparseWanted && faults.length < 5) {
      const input = tally.asked < wanted ? queries.next(answered).value : sparseDriversQuery({ ...domain, catalog }, sparse);
      const query = parsedOrNull(input);
      answered = false;
      if (query === null) continue;
      tally.asked += 1;
      const ofKind = byKind.get(query.kind) ?? { asked: 0, answered: 0, oracle: 0, alone: 0 };
      byKind.set(query.kind, ofKind);
      ofKind.asked += 1;
      const label = random.pick(["public", "public", "public", "tenant", "tenant, masked"] as const);
      const outcomes = await Promise.all(names.map((name) => outcomeOf(opened?.adapters[name], query, policies[label])));
      const [first, ...others] = outcomes.map((outcome) => ("result" in outcome ? comparable(outcome.result) : outcome));
      others.forEach((other, at) => {
        const between = `${names[0]} and ${names[at + 1]}`;
        if (!isDeepStrictEqual(other, first)) faults.push({ query: JSON.stringify(input), as: label, between, ...difference(first, other) });
      });
      if (label !== "public") {
        const { $privacy } = { $privacy: undefined, ...policies[label] };
        const rules = $privacy === undefined ? "public" : ({ ticket: "all", feedback: "all", customer: "all", $privacy } as const);
        const outcome = await outcomeOf(alone, query, rules);
        const expected = "result" in outcome ? comparable(outcome.result) : outcome;
        if (!isDeepStrictEqual(first, expected)) faults.push({ query: JSON.stringify(input), as: label, between: "all rows and its own", ...difference(first, expected) });
      }
      const [outcome] = outcomes;
      if (outcome === undefined || "refused" in outcome) {
        tally.refused += 1;
        continue;
      }
      answered = true;
      ofKind.answered += 1;
      if (label !== "public") ofKind.alone += 1;
      for (const feature of featuresOf(catalog, query as MetricsQuery)) covered.add(feature);
      for (const change of changesIn(query, outcome.result)) changesAsked.add(change);
      if (label === "tenant, masked") continue;
      const held = { catalog, tables: label === "tenant" ? tenantTables : tables, clock: now };
      const found = againstOracle(held, input, outcome.result);
      if (found === null) continue;
      ofKind.oracle += 1;
      if (query.kind === "drivers" && query.combine === undefined) numeratorsAlone += rowsOfNumeratorAlone(outcome.result);
      faults.push(...found.map((fault) => Object.assign({ as: label }, fault)));
    }
    note(`differential, seed ${seed}: ${tally.asked} asked, ${tally.refused} refused alike, ${covered.size} features, ${changesAsked.size} changes of clocks`);
    for (const [kind, { asked, answered: told, oracle, alone: as }] of byKind) {
      note(`  ${kind.padEnd(10)}${asked} asked, ${told} answered, ${oracle} by the oracle too, ${as} by a tenant's rows alone too`);
    }
    expect(faults).toEqual([]);
    expect(numeratorsAlone).toBeGreaterThan(0);
    expect(everything.filter((feature) => !covered.has(feature))).toEqual([]);
    expect([...covered].filter((feature) => !everything.includes(feature))).toEqual([]);
    expect(changes.filter(({ zone, instant }) => !changesAsked.has(changeName(zone, instant)))).toEqual([]);
    for (const [kind, { answered: told, oracle, alone: as }] of byKind) {
      expect([kind, oracle > told / 8, as > 0]).toEqual([kind, true, true]);
    }
  });
});

/** How many queries of a kind; `oracle` and `alone`: whose answers were held against theirs. */
interface Tally {
  asked: number;
  answered: number;
  oracle: number;
  alone: number;
}

/** Drivers that have some of a ratio's numerator and nothing of its denominator, after or before. */
function rowsOfNumeratorAlone({ rows }: TableResult<AnyRow>): number {
  const isAlone = (cell: Partial<Cell> | undefined) => cell?.denominator === 0 && cell.numerator != null && cell.numerator !== 0;
  return rows.filter(({ metric }) => isAlone(metric as Cell) || isAlone((metric as Cell).compare?.["before"])).length;
}

function changeName(zone: string, instant: number): string {
  return `${zone} ${new Date(instant).toISOString()}`;
}

/** The changes of the query's own clock that lie within its range. */
function changesIn({ calendar }: MetricsQuery<typeof exact>, { resolvedRange }: TableResult<AnyRow>): readonly string[] {
  if (resolvedRange === undefined) return [];
  const [from, to] = [Date.parse(resolvedRange.from), Date.parse(resolvedRange.to)];
  return changes
    .filter(({ zone, instant }) => zone === calendar?.timeZone && instant > from && instant < to)
    .map(({ zone, instant }) => changeName(zone, instant));
}

describe("offsetChanges(zone, from, to)", () => {
  it("finds every change of two years, and none where clocks are left alone", () => {
    const found = Object.fromEntries(zones.map((zone) => [zone, changes.filter((change) => change.zone === zone).map(({ instant }) => new Date(instant).toISOString())]));
    expect(found).toMatchObject({
      "Europe/Berlin": ["2025-03-30T01:00:00.000Z", "2025-10-26T01:00:00.000Z", "2026-03-29T01:00:00.000Z", "2026-10-25T01:00:00.000Z"],
      "Australia/Lord_Howe": ["2025-04-05T15:00:00.000Z", "2025-10-04T15:30:00.000Z", "2026-04-04T15:00:00.000Z", "2026-10-03T15:30:00.000Z"],
      "America/Sao_Paulo": [],
      "Asia/Shanghai": [],
      "Asia/Kathmandu": [],
    });
  });
});

function parsedOrNull(input: unknown): MetricsQuery<typeof exact> | null {
  try {
    return parseQuery(catalog, structuredClone(input));
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

/** To the file that the test command prints from even when all is well, or to the screen. */
function note(line: string): void {
  const file = process.env["METRICDECK_NOTES"];
  if (file === undefined) process.stdout.write(`${line}\n`);
  else appendFileSync(file, `${line}\n`);
}
