import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { withPlanner } from "../../../src/adapters/planner/index.ts";
import type { AnyRow, Capabilities, TableResult } from "../../../src/query/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import { dense, tablesOf } from "../../contract/data.ts";
import { now, queries as contractQueries } from "../../contract/queries.ts";
import { support } from "../../query/support.ts";
import { alike } from "./alike.ts";
import { hardQueries } from "./hardQueries.ts";
import { limitedAdapter } from "./limitedAdapter.ts";

const clock = () => now;
const queries = { ...contractQueries, ...hardQueries };
const memory = memoryAdapter({ catalog: support, tables: tablesOf(dense(1)), clock });
const expected = new Map<string, unknown>();

/** Every other denial is left out, so that most sets deny some things and allow the rest. */
const often = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const denied = often(fc.constant(false));
const operators = ["isNull", "equals", "in", "notIn", "contains", "startsWith", "range"] as const;
const grains = ["minute", "hour", "day", "week", "month", "quarter", "year", "custom"] as const;

const capabilitySets: fc.Arbitrary<Capabilities> = fc
  .record({
    filter: often(fc.record({ operators: often(fc.subarray([...operators])), nesting: often(fc.constantFrom("and", "andOr", "tree")) })),
    relativeRanges: denied,
    timeZones: often(fc.constantFrom(["UTC"], ["Europe/Berlin", "UTC"])),
    weekStarts: often(fc.constantFrom(["monday"], ["sunday"])),
    aggregate: fc.record({
      metricsPerQuery: often(fc.integer({ min: 1, max: 4 })),
      metricFilters: denied,
      grains: often(fc.subarray([...grains], { minLength: 1 })),
      compare: denied,
      totals: denied,
      top: denied,
      other: denied,
      having: denied,
      order: denied,
      page: denied,
      compute: denied,
    }),
  })
  .map((set) => JSON.parse(JSON.stringify(set)) as Capabilities);

describe("withPlanner(adapter)", () => {
  it("answers as an adapter that can do everything, or refuses with the reason", { timeout: 300_000 }, async () => {
    const counts: Record<string, number> = { native: 0, rewritten: 0, finished: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(capabilitySets, fc.constantFrom(...Object.keys(queries)), async (capabilities, name) => {
        const query = queries[name] as (typeof queries)[string];
        if (!expected.has(name)) expected.set(name, alike((await memory.query(query, {})) as TableResult<AnyRow>));
        const planned = withPlanner(limitedAdapter(memory, capabilities), { catalog: support, clock });
        try {
          const result = (await planned.query(query, {})) as TableResult<AnyRow>;
          const how = result.plan?.how ?? "none";
          counts[how] = (counts[how] ?? 0) + 1;
          expect(alike(result), name).toEqual(expected.get(name));
        } catch (thrown) {
          if (!(thrown instanceof MetricsError) || thrown.code !== "unsupported") throw thrown;
          counts["refused"] = (counts["refused"] ?? 0) + 1;
        }
      }),
      { seed: Number(process.env["PLANNER_SEED"] ?? 7), numRuns: Number(process.env["PLANNER_RUNS"] ?? 200) },
    );
    console.info(`planner over random capabilities: ${JSON.stringify(counts)}`);
    expect(Object.values(counts).every((count) => count > 0)).toBe(true);
  });
});
