import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Pool } from "mysql2/promise";
import type { Evaluate, Group, Measure, Scan, TimeWindow } from "../../src/engine/scan.ts";
import type { DimensionValue } from "../../src/query/index.ts";
import type { Target } from "../../src/server/compile/relations.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import { evaluateInSql } from "../../src/server/evaluate.ts";
import type { AnyBinding } from "../../src/server/binding.ts";
import { defineBinding, mysql2Executor } from "../../src/server/index.ts";
import { entityRules } from "../../src/server/policy.ts";
import type { Execute } from "../../src/server/sqlAdapter.ts";
import type { Dialect } from "../../src/server/dialects/dialect.ts";
import { support } from "../query/support.ts";
import { binding, filledDatabase, filledDuckdb } from "./adapters.ts";
import { dense } from "./data.ts";
import type { Ticket } from "./data.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

const data = dense(4);
const engines = new Map<string, Evaluate>();
let pool: Pool;

beforeAll(async () => {
  pool = await filledDatabase(data, inject("mysqlUrl"), "contract_scans");
  engines.set("sql", evaluator(dialectForTests(), mysql2Executor(pool)));
  const leading = defineBinding(support, {
    entities: {
      ticket: { table: "tickets", naming: "snake_case", columns: { createdAt: { column: "created_at", leads: true } } },
      feedback: { table: "feedback", naming: "snake_case" },
    },
  });
  engines.set("by ranges", evaluator(dialectForTests(), mysql2Executor(pool), leading));
  engines.set("duckdb", evaluator(duckdb(), duckdbExecutor(await filledDuckdb(data))));
});
afterAll(() => pool.end());

function evaluator(dialect: Dialect, execute: Execute, bound: AnyBinding = binding): Evaluate {
  const target: Target = { catalog: support, binding: bound, dialect, rules: entityRules(support, "public", { now: 0 }) };
  return evaluateInSql(target, (statement) => execute(statement, {}));
}

const dayMs = 86_400_000;
const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => Date.parse(from) + index * dayMs);

function rolling(starts: readonly number[], reach: readonly number[], rest: Partial<Scan> = {}, to?: number): Scan {
  const last = starts.at(-1) as number;
  return scan({
    time: { dimension: "createdAt", from: starts[0] as number, to: to ?? last + dayMs, starts, reach },
    measures: [{ kind: "distinct", of: "agent", where: null }],
    ...rest,
  });
}

function scan(rest: Partial<Scan>): Scan {
  return { entity: "ticket", time: null, where: null, by: [], fold: null, drop: false, measures: [], ...rest };
}

/** Row by row and bucket by bucket; shares nothing with what is tested. */
function oracle({ time, by, fold, drop, measures }: Scan, keeps: (row: Ticket) => boolean = () => true): readonly Group[] {
  const { starts, from, to, reach, moment } = time as TimeWindow & { readonly starts: readonly number[] };
  return starts.flatMap((start, bucket) => {
    const end = Math.min(starts[bucket + 1] ?? to, to);
    const since = reach?.[bucket] ?? Math.max(start, from);
    const inWindow = data.tickets.filter(({ createdAt }) => Date.parse(createdAt) >= since && Date.parse(createdAt) < end);
    const instants = inWindow.map(({ createdAt }) => Date.parse(createdAt));
    const at = moment === "first" ? Math.min(...instants) : Math.max(...instants);
    const rows = inWindow
      .filter(({ createdAt }) => moment === undefined || Date.parse(createdAt) === at)
      .filter(keeps)
      .filter((row) => !drop || fold === null || fold.keep.includes(valueOf(row, fold.dimension)));
    const groups = new Map<string, { readonly key: Pick<Group, "values" | "other">; readonly rows: Ticket[] }>();
    for (const row of rows) {
      const other = fold !== null && !drop && !fold.keep.includes(valueOf(row, fold.dimension));
      const values = by.map((name) => (other && name === fold?.dimension ? null : valueOf(row, name)));
      const id = JSON.stringify([values, other]);
      const group = groups.get(id) ?? { key: { values, other }, rows: [] };
      group.rows.push(row);
      groups.set(id, group);
    }
    return [...groups.values()].map(({ key, rows: own }) => ({
      bucket,
      ...key,
      measures: measures.map((measure) => measured(measure, own)),
    }));
  });
}

function valueOf(row: Ticket, name: string): DimensionValue {
  return row[name as keyof Ticket] as DimensionValue;
}

function measured(measure: Measure, rows: readonly Ticket[]): number {
  const own = rows.filter((row) => measure.where === null || row.urgent === true);
  if (measure.kind === "count") return own.length;
  if (measure.kind !== "distinct") throw new Error(measure.kind);
  return new Set(own.map((row) => valueOf(row, measure.of)).filter((value) => value !== null)).size;
}

function sorted(groups: readonly Group[]): readonly string[] {
  return groups.map(({ bucket, values, other, measures }) => JSON.stringify({ bucket, values, other, measures })).sort();
}

const urgent = { dimension: "urgent", op: "equals", value: true } as const;
const starts = days("2025-03-20T23:00:00Z", 30);
const monthStarts = ["2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"].map((day) => Date.parse(day));

const windows: { readonly [law: string]: Scan } = {
  "28 days back": rolling(starts, starts.map((start) => start - 27 * dayMs)),
  "no more than the bucket": rolling(starts, starts),
  "from the start of the month": rolling(starts, starts.map((start) => (start < Date.parse("2025-04-01") ? Date.parse("2025-03-01") : Date.parse("2025-04-01")))),
  "from one day for all": rolling(starts, starts.map(() => Date.parse("2025-01-01"))),
  "months, three back": rolling(monthStarts, [Date.parse("2024-11-01"), Date.parse("2024-12-01"), Date.parse("2025-01-01"), Date.parse("2025-02-01")], {}, Date.parse("2025-05-01")),
  "cut short by the present": rolling(starts, starts.map((start) => start - 6 * dayMs), {}, (starts[11] as number) + 1234),
  "by a dimension with unknown values": rolling(starts, starts.map((start) => start - 13 * dayMs), { by: ["region", "channel"] }),
  "folded, under a condition, two measures": rolling(starts, starts.map((start) => start - 13 * dayMs), {
    by: ["region"],
    fold: { dimension: "region", keep: ["North", null] },
    measures: [
      { kind: "distinct", of: "agent", where: urgent },
      { kind: "distinct", of: "ticketId", where: null },
    ],
  }),
  "dropped": rolling(starts, starts.map((start) => start - 13 * dayMs), { fold: { dimension: "region", keep: ["North", null] }, drop: true, by: ["region"] }),
};

const moments: { readonly [law: string]: Scan } = Object.fromEntries(
  (["first", "last"] as const).flatMap((moment) =>
    [[], ["channel"]].map((by) => [
      `${moment}, by [${by.join()}]`,
      scan({
        time: { dimension: "createdAt", from: starts[0] as number, to: (starts.at(-1) as number) + dayMs, starts, moment },
        by,
        measures: [{ kind: "count", where: null }],
      }),
    ]),
  ),
);

describe.each(["sql", "by ranges", "duckdb"])("%s", (name) => {
  const run = async (...scans: readonly Scan[]) => (await engines.get(name)?.(scans)) ?? [];

  it.each(Object.entries(windows))("counts distinct values in rolling windows: %s", async (_law, rollingScan) => {
    const [found = []] = await run(rollingScan);
    expect(sorted(found)).toEqual(sorted(oracle(rollingScan)));
    expect(found.length).toBeGreaterThan(3);
  });

  it.each(Object.entries(moments))("takes the rows of one moment of each bucket: %s", async (_law, momentScan) => {
    const [found = []] = await run(momentScan);
    expect(sorted(found)).toEqual(sorted(oracle(momentScan)));
  });

  it("takes the one moment of a single bucket that began before the window", async () => {
    const [start = 0] = starts;
    const single = scan({
      time: { dimension: "createdAt", from: start + dayMs, to: start + 9 * dayMs, starts: [start], moment: "last" },
      measures: [{ kind: "count", where: null }],
    });
    const [found = []] = await run(single);
    expect(sorted(found)).toEqual(sorted(oracle(single)));
  });

  it("takes the moment before the filter", async () => {
    const filtered: Scan = { ...(moments["last, by []"] as Scan), where: urgent };
    const [found = []] = await run(filtered);
    expect(sorted(found)).toEqual(sorted(oracle(filtered, (row) => row.urgent === true)));
  });

  it("is within 1 % of a percentile where it may approximate it", async () => {
    const percentiles = (approximate: boolean): Scan =>
      scan({
        by: ["channel"],
        measures: [0, 0.5, 0.9, 1].map((p) => ({
          kind: "percentile",
          of: "firstResponseSeconds",
          p,
          where: null,
          ...(approximate ? { approximate } : {}),
        })) as Measure[],
      });
    const [exact = [], near = []] = await run(percentiles(false), percentiles(true));
    expect(near).toHaveLength(4);
    for (const [index, { values, measures }] of near.entries()) {
      expect(values).toEqual(exact[index]?.values);
      measures.forEach((value, at) => {
        const truth = exact[index]?.measures[at] as number;
        expect(Math.abs((value as number) - truth)).toBeLessThanOrEqual(0.01 * truth);
      });
    }
  });

  it("counts a trend bucket by bucket", async () => {
    const trend = (where: Scan["where"]): Scan =>
      scan({
        time: { dimension: "createdAt", from: (starts[0] as number) + 1000, to: (starts.at(-1) as number) + 5000, starts },
        where,
        measures: [
          { kind: "count", where: null },
          { kind: "distinct", of: "agent", where: urgent },
        ],
      });
    const [all = [], some = []] = await run(trend(null), trend(urgent));
    expect(sorted(all)).toEqual(sorted(oracle(trend(null))));
    expect(sorted(some)).toEqual(sorted(oracle(trend(urgent), (row) => row.urgent === true)));
  });

  it("answers merged scans as it answers each alone", async () => {
    const time = (from: string): TimeWindow => ({ dimension: "createdAt", from: Date.parse(from), to: Date.parse("2026-01-01"), starts: null });
    const count: Measure = { kind: "count", where: null };
    const percentile: Measure = { kind: "percentile", of: "firstResponseSeconds", p: 0.9, where: null };
    const scans = ["2025-01-01", "2025-06-01", "2031-01-01"].flatMap((from) =>
      [[], ["region"]].flatMap((by) =>
        [null, urgent, { dimension: "channel", op: "in", values: ["phone"] }, { dimension: "agent", op: "equals", value: "Bo" }].flatMap(
          (where) =>
            [[count], [percentile, { kind: "sum", of: "replies", where: urgent }], [{ kind: "distinct", of: "agent", where: null }]].map(
              (measures) => scan({ time: time(from), where, by, measures } as Partial<Scan>),
            ),
        ),
      ),
    );
    const together = await run(...scans);
    for (const [index, one] of scans.entries()) {
      const [alone = []] = await run(one);
      expect(sorted(together[index] ?? []), JSON.stringify(one)).toEqual(sorted(alone));
    }
  });
});
