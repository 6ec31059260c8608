import { planAggregate } from "../../engine/aggregatePlan.ts";
import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { draftRows } from "../../engine/cells.ts";
import { finishFormula, unknownCell } from "../../engine/formula.ts";
import type { Amount } from "../../engine/amount.ts";
import { exactAmount } from "../../engine/figure.ts";
import type { Atom } from "../../engine/formula.ts";
import { bucketsOf, phaseOf } from "../../engine/period.ts";
import { groupKey } from "../../engine/source.ts";
import type { Combination, Grouping, Table } from "../../engine/table.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { AnyRow, Catalog, MetricsAdapter, MetricsQuery, QueryContext, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { fieldScale } from "../../query/metricScale.ts";
import { requirePolicies } from "../../query/requirePolicies.ts";
import { finishRows } from "../planner/finishRows.ts";
import { lacksOf } from "../planner/lacks.ts";
import { reasonOf } from "../planner/reason.ts";
import { answerMembers } from "./cubeMembers.ts";
import { cubeLoad } from "./cubeLoad.ts";
import type { CubeAnswer, CubeLoadOptions, CubeRow } from "./cubeLoad.ts";
import { answerable, checkMapping } from "./mapping.ts";
import type { CubeMapping } from "./mapping.ts";
import { dimensionValue, mostRows, planLoads } from "./planLoads.ts";
import type { Load } from "./planLoads.ts";

export interface CubeAdapterOptions<C extends Catalog> extends CubeLoadOptions {
  readonly catalog: C;
  readonly mapping: CubeMapping<C>;
}

/**
 * Answers out of Cube's REST API: metrics by dimensions and time over absolute ranges, and members. It says in `capabilities` that
 * it does no more, so put `withPlanner` around it for comparisons, totals, the top n, order and pages. Text is compared
 * as Cube's database compares it. It has been tried against a server of our own that follows Cube's documentation, and
 * never against a Cube: try it on yours before you rely on it.
 * @throws MetricsError `invalid-query` where the mapping does not suit the catalog
 */
export function cubeAdapter<C extends Catalog>(options: CubeAdapterOptions<C>): MetricsAdapter<C> {
  const { catalog, clock = Date.now } = options;
  const mapping = options.mapping as CubeMapping;
  checkMapping(catalog, mapping);
  const load = cubeLoad(options);
  const capabilities = capabilitiesOf(catalog, mapping);
  const answer = async (query: MetricsQuery, context: QueryContext): Promise<TableResult<AnyRow>> => {
    requirePolicies({}, context.policy);
    const lacks = lacksOf(capabilities, query);
    if (lacks.length === 0 && query.kind === "members") {
      return answerMembers(catalog, mapping, query, load, context, { now: clock() });
    }
    if (lacks.length > 0 || query.kind !== "aggregate") {
      const [lack] = lacks;
      throw new MetricsError("unsupported", `${reasonOf(lacks)}; put withPlanner around the adapter`, { path: lack?.path });
    }
    const plan = planAggregate(catalog, query, { now: clock() });
    const loads = planLoads(plan, mapping);
    const answers = await Promise.all(loads.map(({ query: asked }) => (asked === null ? null : load(asked, context))));
    const found = loads.map((one, index) => foundIn(plan, mapping, one, answers[index] ?? null));
    const table = tableOf(plan, found);
    const computed = answers.flatMap((one) => one?.lastRefreshTime ?? []).sort();
    const computedAt = computed[0] ?? new Date(plan.clock.now).toISOString();
    return finishRows(plan, [table.grouping], [draftRows(plan, table, undefined)], { freshness: { computedAt, source: "live" } });
  };
  return { contract: 1, capabilities, query: answer as unknown as MetricsAdapter<C>["query"] };
}

/** What Cube does by itself and means the same by. Its text operators disregard case, its order that of nulls. */
function capabilitiesOf(catalog: Catalog, mapping: CubeMapping): Capabilities {
  return {
    kinds: ["aggregate", "members"],
    filter: { operators: ["isNull", "equals", "in", "notIn", "range"] },
    relativeRanges: false,
    weekStarts: ["monday"],
    aggregate: {
      metrics: answerable(catalog, mapping),
      metricFilters: false,
      grains: ["minute", "hour", "day", "week", "month", "quarter", "year"],
      compare: false,
      totals: false,
      top: false,
      other: false,
      having: false,
      order: false,
      page: false,
      compute: false,
      rows: mostRows,
    },
  };
}

/** What one load found, by group and bucket. */
interface Found {
  readonly load: Load;
  readonly combinations: ReadonlyMap<string, Combination>;
  readonly rows: ReadonlyMap<string, CubeRow>;
}

function foundIn(plan: AggregatePlan, mapping: CubeMapping, load: Load, answer: CubeAnswer | null): Found {
  const { data = [] } = answer ?? {};
  if (data.length >= mostRows) {
    throw new MetricsError("too-large", `Cube gives ${mostRows} rows at the most; use top, or a coarser grain`, { path: "by" });
  }
  const combinations = new Map<string, Combination>();
  const rows = new Map<string, CubeRow>();
  for (const row of data) {
    if (load.presence !== null && Number(row[load.presence]) === 0) continue;
    const values = plan.by.map((name) => dimensionValue(plan.catalog.dimensions[name], row[mapping.dimensions[name] ?? ""]));
    const at = row[load.timeKey ?? ""];
    const bucket = load.bucketAt === null ? 0 : load.bucketAt.get(String(at).slice(0, 19));
    if (bucket === undefined) throw misread(`the bucket ${JSON.stringify(at ?? null)}, which was not asked for`);
    const combination = { values, other: false };
    const key = groupKey(combination);
    combinations.set(key, combination);
    if (rows.has(`${bucket} ${key}`)) throw misread(`the group ${JSON.stringify(values)} twice`);
    rows.set(`${bucket} ${key}`, row);
  }
  return { load, combinations, rows };
}

function misread(what: string): MetricsError {
  return new MetricsError("contract-violation", `Cube gave ${what}; do its weeks, zone and time formats differ from Cube's defaults?`);
}

function tableOf(plan: AggregatePlan, found: readonly Found[]): Table {
  const { by, grain, own, cells, clock, query } = plan;
  const grouping: Grouping = { by, bucketed: grain !== null };
  const none: Combination = { values: [], other: false };
  const combinations = new Map(by.length === 0 ? [[groupKey(none), none]] : []);
  for (const one of found) for (const [key, combination] of one.combinations) combinations.set(key, combination);
  const readers = new Map(found.flatMap((one) => one.load.atoms.map((atom) => [atom.index, readerOf(plan.catalog, one, atom)] as const)));
  const keys = [...combinations.keys()];
  return {
    grouping,
    combinations: [...combinations.values()],
    compared: [],
    own: cells.map(({ formula }) =>
      bucketsOf(own, grouping.bucketed, clock.now).map((_, bucket) =>
        keys.map((key) => {
          if (phaseOf(own, grouping.bucketed, bucket, clock.now) === "future") return unknownCell(formula);
          return finishFormula(formula, (atom) => readers.get(atom)?.(key, bucket), query.time?.fill ?? "metric");
        }),
      ),
    ),
  };
}

function readerOf(catalog: Catalog, { load, rows }: Found, atom: Atom): (key: string, bucket: number) => Amount | null | undefined {
  const measure = load.measures.get(atom.index);
  const { kind } = atom.measure;
  const isExact = kind === "sum" || kind === "min" || kind === "max";
  const scale = isExact ? fieldScale(catalog, atom.measure.of) : null;
  return (key, bucket) => {
    const row = rows.get(`${bucket} ${key}`);
    if (row === undefined) return undefined;
    // Of a sum alone it is known that it has rows, and not how many.
    if (measure === undefined) return 1;
    const value = row[measure];
    if (value === null || value === undefined) return null;
    return scale === null ? Number(value) : exactAmount(value, scale);
  };
}
