import type { AnyRow, Catalog, Filter, Metric } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { addUpTo, ask, numbers, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Fact, Subject } from "./check.ts";
import { mostRecords, recordsOf, tooManyRecords } from "./rows.ts";

const measuredKinds = ["count", "sum", "average", "min", "max", "percentile", "distinct"] as const;
type Measured = Extract<Metric, { readonly kind: (typeof measuredKinds)[number] }>;

export const numbersOfTheirRecords: Check = {
  name: "numbers are those of their records",
  area: "correctness",
  weight: 4,
  run: (subject) =>
    firstFault(
      subject.facts,
      async (fact) => {
        const base = await recordsOf(subject, fact);
        if (base?.time === undefined) return tooManyRecords;
        const { range } = base.time;
        return firstFault(groupsOf(subject, fact), async (metrics) => {
          const { where } = metrics[0].metric;
          const columns = [...new Set(metrics.flatMap(({ of }) => (of === null ? [] : [of])))];
          const { rows } = await ask(subject, {
            ...base,
            columns: [fact.time, ...columns],
            ...(where === undefined ? {} : { where: where as Filter<Catalog> }),
            page: { size: mostRecords },
          });
          const timed = rows.map((row) => ({ row, time: Date.parse(String(row[fact.time])) }));
          const grain = rows.length > 50 ? "hour" : "day";
          const asked = await ask(subject, numbers({ metrics: metrics.map(({ name }) => name), time: { range, grain } }));
          const starts = asked.rows.map((row) => Date.parse(String(row["time"])));
          return firstFault([...asked.rows.entries()], async ([index, found]) => {
            const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? Number.POSITIVE_INFINITY];
            const own = timed.filter(({ time }) => time >= from && time < to).map(({ row }) => row);
            const wrong = metrics.find((one) => !isOf(one, own, valueIn(found, one.name)));
            if (wrong === undefined) return pass;
            const values = wrong.of === null ? own.length : own.map((row) => row[wrong.of ?? ""] ?? null);
            return fail(
              `${wrong.name} of the ${grain} from ${String(found["time"])} on is ${valueIn(found, wrong.name)}`,
              `the ${wrong.metric.kind} of its records: ${shown(values)}`,
              "measure the rows that the records show: unknown values left out, percentiles between the two nearest ranks (type 7)",
            );
          });
        });
      },
      { none: "the catalog has no metric over a number" },
    ),
};

const mostMetrics = 20;

interface Named {
  readonly name: string;
  readonly metric: Measured;
  /** The dimension that is measured; null for counts. */
  readonly of: string | null;
}

/** The metrics of an entity whose records can be had, those over the same rows together. */
function groupsOf({ catalog }: Subject, { entity, time }: Fact): readonly (readonly [Named, ...Named[]])[] {
  const groups = new Map<string, [Named, ...Named[]]>();
  for (const [name, metric] of Object.entries(catalog.metrics)) {
    if (!isMeasured(metric) || metric.entity !== entity || metric.time !== time) continue;
    const of = metric.kind === "count" ? null : (metric.of ?? null);
    const isReached = of !== null && catalog.dimensions[of] !== undefined && dimensionPath(catalog, entity, of) !== null;
    if (metric.kind !== "count" && !isReached) continue;
    const key = JSON.stringify(metric.where ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ name, metric, of }]);
    else group.push({ name, metric, of });
  }
  return [...groups.values()].map(([first, ...others]) => [first, ...others.slice(0, mostMetrics - 1)] as const).slice(0, 4);
}

function isMeasured(metric: Metric): metric is Measured {
  return measuredKinds.some((kind) => kind === metric.kind);
}

function isOf({ metric, of }: Named, rows: readonly AnyRow[], found: number | null): boolean {
  if (metric.kind === "count") return found === rows.length;
  const known = rows.map((row) => row[of ?? ""] ?? null).filter((value) => value !== null);
  if (metric.kind === "distinct") return found === new Set(known).size;
  const values = known.map(Number).sort((one, other) => one - other);
  // What a sum of nothing is the metric says itself.
  if (values.length === 0) return metric.kind === "sum" || found === null;
  if (found === null) return false;
  switch (metric.kind) {
    case "sum":
      return addUpTo(values, found);
    case "average":
      return addUpTo(values.map((value) => value / values.length), found);
    case "min":
      return same(found, values[0] ?? null);
    case "max":
      return same(found, values.at(-1) ?? null);
    case "percentile": {
      const place = metric.p * (values.length - 1);
      const [low, high] = [values[Math.floor(place)] ?? 0, values[Math.ceil(place)] ?? 0];
      const share = place - Math.floor(place);
      return addUpTo([low * (1 - share), high * share], found);
    }
    default:
      return metric satisfies never;
  }
}
