import type { AnyFilter, Catalog, Filter, Metric } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { ask, dayMs, dimensionIn, midnight, numberOf, numbers, same, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject } from "./check.ts";
import { plainCount } from "./rows.ts";

const kinds = ["min", "max", "percentile", "distinct"] as const;
type Placed = Extract<Metric, { readonly kind: (typeof kinds)[number] }>;

interface Case {
  readonly name: string;
  readonly metric: Placed;
  readonly fact: Fact;
}

/** However many rows there are: what is read are the first of them, counts of them, or their groups. */
export const placedAmongRows: Check = {
  name: "extremes, percentiles and distinct values have their place among the rows",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) => {
      const own = Object.entries(subject.catalog.metrics).flatMap(([name, metric]): readonly Case[] =>
        isPlaced(metric) && metric.entity === fact.entity && metric.time === fact.time ? [{ name, metric, fact }] : [],
      );
      return kinds.flatMap((kind) => own.filter(({ metric }) => metric.kind === kind).slice(0, 2));
    });
    return firstFault(cases, (one) => placeOf(subject, one), { none: "the catalog has no extreme, percentile or distinct metric" });
  },
};

function isPlaced(metric: Metric): metric is Placed {
  return kinds.some((kind) => kind === metric.kind);
}

function placeOf(subject: Subject, one: Case): Promise<Finding> {
  const { metric } = one;
  switch (metric.kind) {
    case "min":
    case "max":
      return firstRecord(subject, one, metric.of);
    case "percentile":
      return rankedRows(subject, one, { of: metric.of, p: metric.p });
    case "distinct":
      return differentRows(subject, one, metric.of);
    default:
      return metric satisfies never;
  }
}

/** The rows of a metric, and those conditions on them. */
function rowsOf({ metric }: Case, ...conditions: readonly AnyFilter[]): { readonly where?: Filter<Catalog> } {
  const all = [...(metric.where === undefined ? [] : [metric.where]), ...conditions];
  return all.length === 0 ? {} : { where: { and: all } as Filter<Catalog> };
}

const known = (dimension: string): AnyFilter => ({ not: { dimension, op: "isNull" } });

async function firstRecord(subject: Subject, one: Case, of: string): Promise<Finding> {
  const { name, metric, fact: { entity, time, range } } = one;
  if (dimensionPath(subject.catalog, entity, of) === null) return notApplicable(`${of} is in no record of ${entity}`);
  const { rows } = await ask(subject, {
    kind: "records",
    entity,
    columns: [of],
    time: { dimension: time, range },
    ...rowsOf(one, known(of)),
    order: [{ by: of, direction: metric.kind === "min" ? "asc" : "desc" }],
    page: { size: 1 },
  });
  const found = await numberOf(subject, { metrics: [name], time: { range } });
  const first = rows[0] === undefined ? null : dimensionIn(rows[0], of);
  if (same(found, first === null ? null : Number(first))) return pass;
  return fail(`${name} is ${found}; the first record by ${of} has ${first}`, "the same number", "measure the rows that the records show, unknown values left out");
}

async function rankedRows(subject: Subject, one: Case, { of, p }: { readonly of: string; readonly p: number }): Promise<Finding> {
  const { name, fact } = one;
  const { range } = fact;
  const count = plainCount(subject, fact);
  if (count === undefined) return notApplicable("no metric counts all rows of an entity");
  if (subject.catalog.dimensions[of]?.kind !== "number") return notApplicable(`${of} is an exact number`);
  const countOf = async (...conditions: readonly AnyFilter[]) =>
    (await numberOf(subject, { metrics: [count], time: { range }, ...rowsOf(one, known(of), ...conditions) })) ?? 0;
  const found = await numberOf(subject, { metrics: [name], time: { range } });
  const size = await countOf();
  if (found === null || size === 0) {
    return found === null && size === 0 ? pass : fail(`${name} of ${size} known values is ${found}`, "null of none, and else a number", "leave unknown values out");
  }
  // Rounding may have moved what lies between two equal values.
  const near = 1e-9 * Math.max(1, Math.abs(found));
  const below = await countOf({ dimension: of, op: "range", range: { to: found - near } });
  const above = await countOf({ dimension: of, op: "range", range: { from: found + near } });
  const place = p * (size - 1);
  if (below <= Math.ceil(place - 1e-9) && size - above >= Math.floor(place + 1e-9) + 1) return pass;
  return fail(
    `${name} is ${found}; of ${size} known values ${below} are below it and ${above} above`,
    `about ${Math.round(place)} below it`,
    "take the value between the two nearest ranks (type 7) of the rows themselves",
  );
}

const mostGroups = 1000;

async function differentRows(subject: Subject, one: Case, of: string | undefined): Promise<Finding> {
  const { name, fact } = one;
  const { entity, peak } = fact;
  const count = plainCount(subject, fact);
  if (count === undefined) return notApplicable("no metric counts all rows of an entity");
  const range = { from: midnight(peak), to: midnight(peak + dayMs) };
  const scope = { time: { range }, ...rowsOf(one) };
  const found = await numberOf(subject, { metrics: [name], time: { range } });
  const fix = "count the values that are different among the rows, unknown ones left out";
  if (of === undefined || of === subject.catalog.entities[entity]?.key) {
    const rows = await numberOf(subject, { metrics: [count], ...scope });
    return same(found ?? 0, rows ?? 0) ? pass : fail(`${name} is ${found}, of ${rows} rows that each have a key of their own`, "the same number", fix);
  }
  const kind = subject.catalog.dimensions[of]?.kind;
  if (kind !== "string" && kind !== "enum" && kind !== "boolean") return notApplicable(`nothing is grouped by ${of}`);
  const { rows, page } = await ask(subject, numbers({ metrics: [count], by: [of], ...scope, page: { size: mostGroups } }));
  if (page?.next !== undefined) return notApplicable(`${of} has more values than the check would read`);
  const groups = rows.filter((row) => dimensionIn(row, of) !== null).length;
  const all = await numberOf(subject, { metrics: [count], ...scope });
  if (!same(sum(rows.map((row) => valueIn(row, count))), all ?? 0)) return notApplicable("not all groups are shown to the caller");
  return same(found ?? 0, groups) ? pass : fail(`${name} is ${found}; by ${of} there are ${groups} groups`, "the same number", fix);
}
