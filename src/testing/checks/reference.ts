import type { AnyRow, Catalog, Metric, MetricsQuery } from "../../query/index.ts";
import { dimensionPath, metricParts } from "../../query/index.ts";
import { ask, dayMs, midnight, numbers, same, shown } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Subject } from "./check.ts";

/** Every metric of the catalog, asked in the ways that widgets ask. */
export const equalsTheReference: Check = {
  name: "answers equal those of the reference engine",
  area: "correctness",
  weight: 8,
  run: (subject) => {
    const { reference } = subject;
    if (reference === null) return Promise.resolve(notApplicable("no tables were given"));
    return firstFault(referenceQueries(subject), async (query) => {
      const expected = await ask({ adapter: reference, context: {} }, query);
      const found = await ask(subject, query);
      const at = Array.from({ length: Math.max(expected.rowCount, found.rowCount) }).findIndex(
        (_, index) => !alike(expected.rows[index], found.rows[index]),
      );
      if (at < 0) return pass;
      return fail(
        `row ${at} is ${shown(found.rows[at] ?? "missing")}`,
        shown(expected.rows[at] ?? "no such row"),
        `the query was ${JSON.stringify(query)}`,
      );
    });
  },
};

function referenceQueries(subject: Subject): readonly MetricsQuery[] {
  const { catalog, facts, now } = subject;
  const asOf = new Date(now).toISOString();
  const perMetric = Object.keys(catalog.metrics).flatMap((metric) => {
    const entities = entitiesOf(catalog, metric);
    const fact = facts.find(({ entity }) => entities.includes(entity));
    return fact === undefined ? [] : queriesOf(catalog, metric, entities, fact);
  });
  const perFact = facts.flatMap(({ entity, time, dimensions, peak }): readonly MetricsQuery[] => [
    ...dimensions.map((dimension) => ({ kind: "members", dimension, entity, page: { size: 50 } }) as const),
    {
      kind: "records",
      entity,
      columns: [time, ...dimensions],
      time: { dimension: time, range: { from: midnight(peak), to: midnight(peak + dayMs) } },
      page: { size: 50 },
    },
  ]);
  return [...perMetric, ...perFact].map((query) => ({ ...query, asOf }));
}

function queriesOf(
  catalog: Catalog,
  metric: string,
  entities: readonly string[],
  { dimensions, peak, range }: Fact,
): readonly MetricsQuery[] {
  const week = { from: midnight(peak - 3 * dayMs), to: midnight(peak + 4 * dayMs) };
  const calendar = { timeZone: "Europe/Berlin" };
  const dimension = dimensions.find((name) =>
    entities.every((entity) => dimensionPath(catalog, entity, name) !== null),
  );
  const plain = [
    numbers({ metrics: [metric], time: { range } }),
    numbers({
      metrics: [metric],
      time: { range: week, grain: "day" },
      calendar,
      compare: [{ id: "before", to: "previous" }],
    }),
    numbers({ metrics: [metric], time: { range, grain: "month" }, calendar }),
  ];
  if (dimension === undefined) return plain;
  return [
    ...plain,
    numbers({ metrics: [metric], by: [dimension], time: { range }, totals: [[]] }),
    numbers({ metrics: [metric], by: [dimension], time: { range: week }, top: { n: 2, by: metric, other: true } }),
  ];
}

/** Whose rows a metric is made of. */
function entitiesOf(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name] as Metric;
  if ("entity" in metric) return [metric.entity];
  if (metric.kind === "conversion") {
    return [metric.from, metric.to].flatMap((event) => catalog.events?.[event]?.entity ?? []);
  }
  return [...new Set(metricParts(metric).flatMap((part) => entitiesOf(catalog, part)))];
}

function alike(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number") return same(one, other);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => alike((one as AnyRow)[key], (other as AnyRow)[key]));
}
