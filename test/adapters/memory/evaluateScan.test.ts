import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateScan } from "../../../src/adapters/memory/evaluateScan.ts";
import type { Group, Measure, Scan, TimeWindow } from "../../../src/engine/scan.ts";
import type { AnyFilter, AnyRowPolicy, DimensionValue } from "../../../src/query/index.ts";
import { inShort, scanOf, scopeOver } from "./scanFixture.ts";

interface Row {
  readonly visitId: number;
  readonly place: string | null;
  readonly person: string | null;
  readonly seconds: number | null;
  readonly at: number | null;
  readonly leftAt: number | null;
}

const hour = 3_600_000;
const span = 40 * hour;
const instant = fc.integer({ min: 0, max: span });
const value = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 6 });

const rowsOf = (fractions: boolean): fc.Arbitrary<readonly Row[]> =>
  fc
    .array(
      fc.record({
        place: value(fc.constantFrom("N", "S", "E")),
        person: value(fc.constantFrom("Ada", "Bo", "Cy", "Di", "Eve")),
        seconds: value(fractions ? fc.integer({ min: -400, max: 400 }).map((n) => n / 4) : fc.integer({ min: -9, max: 90 })),
        at: instant,
        leftAt: value(instant),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((rows) => rows.toSorted((a, b) => a.at - b.at).map((row, index) => ({ visitId: index, ...row })));

const leaf: fc.Arbitrary<AnyFilter> = fc.oneof(
  fc.constantFrom("N", "S").map((place): AnyFilter => ({ dimension: "place", op: "equals", value: place })),
  fc.constant<AnyFilter>({ dimension: "person", op: "in", values: ["Ada", "Cy", null] }),
  fc.constantFrom("leftAt", "seconds", "place").map((dimension): AnyFilter => ({ dimension, op: "isNull" })),
  fc.constant<AnyFilter>({ dimension: "seconds", op: "range", range: { from: 0, to: 50 } }),
  fc.tuple(fc.constantFrom("at", "leftAt"), instant, instant).map(
    ([dimension, a, b]): AnyFilter => ({
      dimension,
      op: "range",
      range: { from: new Date(Math.min(a, b)).toISOString(), to: new Date(Math.max(a, b)).toISOString() },
    }),
  ),
);
const filter: fc.Arbitrary<AnyFilter> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((and): AnyFilter => ({ and })),
  fc.array(leaf, { maxLength: 3 }).map((or): AnyFilter => ({ or })),
  leaf.map((not): AnyFilter => ({ not })),
);
const where = fc.option(filter, { nil: null });
const additive: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({ kind: fc.constant("count" as const), where }),
  fc.record({ kind: fc.constantFrom("known" as const, "sum" as const), of: fc.constant("seconds"), where }),
);
const measure: fc.Arbitrary<Measure> = fc.oneof(
  additive,
  fc.record({ kind: fc.constantFrom("min" as const, "max" as const), of: fc.constant("seconds"), where }),
  fc.record({ kind: fc.constant("distinct" as const), of: fc.constantFrom("person", "visitId", "seconds"), where }),
  fc.record({ kind: fc.constant("percentile" as const), of: fc.constant("seconds"), p: fc.constantFrom(0.1, 0.5, 0.9), where }),
);
const windowOf = (dimension: string): fc.Arbitrary<TimeWindow> =>
  fc
    .record({ a: instant, b: instant, hours: fc.constantFrom(1, 7, 24), bucketed: fc.boolean(), whole: fc.boolean() })
    .map(({ a, b, hours, bucketed, whole }) => {
      const step = hours * hour;
      const on = (time: number) => (whole ? Math.floor(time / hour) * hour : time);
      const from = on(Math.min(a, b));
      const to = on(Math.max(a, b));
      const starts = [Math.floor(from / step) * step];
      while ((starts.at(-1) as number) + step < to) starts.push((starts.at(-1) as number) + step);
      return { dimension, from, to, starts: bucketed ? starts : null };
    });
const window = fc.constantFrom("at", "leftAt").chain(windowOf);
const by = fc.subarray(["place", "person", "seconds"]);
const scan = fc
  .record({
    time: fc.option(window, { nil: null }),
    where,
    by,
    folds: fc.boolean(),
    drop: fc.boolean(),
    measures: fc.array(measure, { maxLength: 4 }),
  })
  .map(({ folds, drop, ...rest }): Scan => {
    const fold = folds && rest.by.includes("person") ? { dimension: "person", keep: ["Ada", "Bo", null] } : null;
    return scanOf({ ...rest, fold, drop: fold !== null && drop });
  });
const policy = fc.constantFrom<AnyRowPolicy>(
  "public",
  { visit: { dimension: "place", op: "in", values: ["N", null] } },
  { visit: { dimension: "seconds", op: "range", range: { from: 10 } } },
  { visit: "none" },
);

describe("evaluateScan(scope, scan)", () => {
  it("gives what a loop over row objects gives", () => {
    fc.assert(
      fc.property(fc.boolean().chain(rowsOf), fc.array(scan, { minLength: 1, maxLength: 6 }), policy, (rows, scans, rule) => {
        const scope = scopeOver(tableOf(rows), rule);
        for (const each of scans) expect(inShort(evaluateScan(scope, each))).toEqual(inShort(oracle(rows, each, rule)));
      }),
      { seed: 20, numRuns: 250 },
    );
  }, 60_000);
  it("gives the same while only the range of an additive scan moves", () => {
    const moves = fc.constantFrom("at", "leftAt").chain((dimension) => fc.array(windowOf(dimension), { minLength: 4, maxLength: 8 }));
    const measures = fc.array(additive, { maxLength: 3 });
    fc.assert(
      fc.property(fc.boolean().chain(rowsOf), moves, measures, where, by, policy, (rows, windows, asked, filtered, keys, rule) => {
        const scope = scopeOver(tableOf(rows), rule);
        for (const time of windows) {
          const each = scanOf({ time, measures: asked, where: filtered, by: keys });
          expect(inShort(evaluateScan(scope, each))).toEqual(inShort(oracle(rows, each, rule)));
        }
      }),
      { seed: 21, numRuns: 250 },
    );
  }, 60_000);
  it("reads a moving range from a filter as it reads one from the window", () => {
    const rows: readonly Row[] = Array.from({ length: 10 }, (_, index) => {
      return { visitId: index, place: "N", person: null, seconds: index, at: index * hour, leftAt: null };
    });
    const scope = scopeOver(tableOf(rows));
    const sums = [2, 3, 4, 5].map((hours) => {
      const range = { from: new Date(hours * hour).toISOString(), to: new Date((hours + 2) * hour).toISOString() };
      const brushed = scanOf({ where: { dimension: "at", op: "range", range }, measures: [{ kind: "sum", of: "seconds", where: null }] });
      return inShort(evaluateScan(scope, brushed));
    });
    expect(sums).toEqual([[[0, 5]], [[0, 7]], [[0, 9]], [[0, 11]]]);
  });
});

function tableOf(rows: readonly Row[]) {
  const column = <K extends keyof Row>(name: K) => rows.map((row) => row[name]);
  return {
    visitId: column("visitId"),
    place: column("place"),
    person: column("person"),
    seconds: column("seconds"),
    at: Float64Array.from(column("at"), (at) => at ?? Number.NaN),
    leftAt: column("leftAt"),
  };
}

/** Row by row, from the seam's own words. */
function oracle(rows: readonly Row[], asked: Scan, rule: AnyRowPolicy): readonly Group[] {
  const { time, by: keys, fold, drop, measures } = asked;
  const seen = rule === "public" ? "all" : ((rule["visit"] ?? "none") as AnyFilter | "all" | "none");
  const groups = new Map<string, { readonly bucket: number; readonly values: DimensionValue[]; readonly other: boolean; readonly rows: Row[] }>();
  for (const row of rows) {
    if (seen === "none" || (seen !== "all" && !holds(seen, row))) continue;
    if (asked.where !== null && !holds(asked.where, row)) continue;
    const at = time === null ? 0 : field(row, time.dimension);
    if (time !== null && !(typeof at === "number" && at >= time.from && at < time.to)) continue;
    const bucket = time?.starts?.findLastIndex((start) => start <= (at as number)) ?? 0;
    const isRest = (key: string) => fold !== null && fold.dimension === key && !fold.keep.includes(field(row, key));
    const other = keys.some(isRest);
    if (other && drop) continue;
    const values = keys.map((key) => (isRest(key) ? null : field(row, key)));
    const name = JSON.stringify([bucket, values, other]);
    const group = groups.get(name) ?? { bucket, values, other, rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  return [...groups.values()].map(({ rows: own, ...group }) => ({ ...group, measures: measures.map((each) => measured(each, own)) }));
}

function measured(asked: Measure, rows: readonly Row[]): number | null {
  const own = rows.filter((row) => asked.where === null || holds(asked.where, row));
  if (asked.kind === "count") return own.length;
  const known = own.map((row) => field(row, asked.of)).filter((one) => one !== null);
  if (asked.kind === "known") return known.length;
  if (asked.kind === "distinct") return new Set(known).size;
  const numbers = (known as number[]).toSorted((a, b) => a - b);
  const last = numbers.length - 1;
  if (last < 0) return null;
  if (asked.kind === "sum") return numbers.reduce((a, b) => a + b, 0);
  if (asked.kind === "min") return numbers[0] ?? null;
  if (asked.kind === "max") return numbers[last] ?? null;
  if (asked.kind !== "percentile") throw new Error(`no such measure: ${asked.kind}`);
  const rank = asked.p * last;
  const low = numbers[Math.floor(rank)] as number;
  return low + ((numbers[Math.ceil(rank)] as number) - low) * (rank - Math.floor(rank));
}

function holds(asked: AnyFilter, row: Row): boolean {
  if ("and" in asked) return asked.and.every((each) => holds(each, row));
  if ("or" in asked) return asked.or.some((each) => holds(each, row));
  if ("not" in asked) return !holds(asked.not, row);
  const found = field(row, asked.dimension);
  if (asked.op === "isNull") return found === null;
  if (asked.op === "equals") return found === asked.value;
  if (asked.op === "in") return asked.values.includes(found);
  if (asked.op !== "range" || typeof found !== "number") return false;
  const { from, to } = asked.range as { readonly from?: string | number; readonly to?: string | number };
  const bound = (side: string | number) => (typeof side === "string" ? Date.parse(side) : side);
  return (from === undefined || found >= bound(from)) && (to === undefined || found < bound(to));
}

function field(row: Row, name: string): DimensionValue {
  return row[name as keyof Row];
}
