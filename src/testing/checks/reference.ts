import type { AnyRow, Catalog, Metric, MetricsAdapter, MetricsQuery, TableResult } from "../../query/index.ts";
import { asMetricsError, dimensionPath, metricParts } from "../../query/index.ts";
import { ask, dayMs, midnight, numbers, same, shown } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject, Tenant } from "./check.ts";
import { pairsOf, retentionOf } from "./events.ts";

/** Every metric of the catalog, asked in the ways that widgets ask, and every other kind of question. */
export const equalsTheReference: Check = {
  name: "answers equal those of the reference engine",
  area: "correctness",
  weight: 8,
  run: (subject) => {
    const { reference } = subject;
    if (reference === null) return Promise.resolve(notApplicable("no tables were given"));
    return firstFault([...referenceQueries(subject), ...otherQueries(subject)], (query) => asReference(subject, reference, query));
  },
};

export const tenantsEqualTheReference: Check = {
  name: "tenants' answers equal those of the reference engine",
  area: "security",
  weight: 5,
  run: (subject) => {
    const { reference, tenants } = subject;
    if (reference === null) return Promise.resolve(notApplicable("no tables were given"));
    return firstFault(
      tenants.filter(({ context }) => context?.policy !== undefined),
      (tenant) => firstFault(otherQueries(subject), (query) => asReference(subject, reference, query, tenant)),
      { none: "no policies of tenants were given" },
    );
  },
};

async function asReference(subject: Subject, reference: MetricsAdapter, query: MetricsQuery, tenant: Tenant = {}): Promise<Finding> {
  const policy = tenant.context?.policy;
  let expected: TableResult<AnyRow>;
  try {
    expected = await ask({ adapter: reference, context: policy === undefined ? {} : { policy } }, query);
  } catch (thrown) {
    return notApplicable(`the reference engine does not answer it: ${asMetricsError(thrown).message}`);
  }
  const found = await ask(subject, query, tenant);
  const at = Array.from({ length: Math.max(expected.rowCount, found.rowCount) }).findIndex(
    (_, index) => !alike(expected.rows[index], found.rows[index]),
  );
  const fix = `the query was ${JSON.stringify(query)}${policy === undefined ? "" : `, asked under the policy ${JSON.stringify(policy)}`}`;
  if (at >= 0) return fail(`row ${at} is ${shown(found.rows[at] ?? "missing")}`, shown(expected.rows[at] ?? "no such row"), fix);
  const [totals, expectedTotals] = [found, expected].map(({ totals: all = [] }) => all.map(({ rows }) => rows));
  if (!alike(totals, expectedTotals)) return fail(`the totals are ${shown(totals)}`, shown(expectedTotals), fix);
  const [running, expectedRunning] = [found.incompleteFrom, expected.incompleteFrom];
  if (running === expectedRunning) return pass;
  return fail(`incompleteFrom is ${shown(running)}`, shown(expectedRunning), fix);
}

/** One of each kind of question, and of each way to cut time, over the busiest days. */
function otherQueries(subject: Subject): readonly MetricsQuery[] {
  const { catalog, facts, now } = subject;
  const asOf = new Date(now).toISOString();
  const perFact = facts.flatMap(({ entity, time, additive, measured, dimensions, peak }): readonly MetricsQuery[] => {
    const [metric] = additive;
    const range = { from: midnight(peak - 3 * dayMs), to: midnight(peak + 4 * dayMs) };
    const year = { from: midnight(peak - 200 * dayMs), to: midnight(peak + dayMs) };
    const scope = { metrics: [metric], time: { range } };
    const fiscal = { grain: "fiscalQuarter", range: year } as const;
    const where = { dimension: time, op: "range", range } as const;
    const days = { range, grain: "day" } as const;
    return [
      numbers({ metrics: measured, time: days }),
      numbers({ ...scope, time: { range, grain: { interval: "PT6H" } }, calendar: { timeZone: "America/New_York" } }),
      numbers({ ...scope, time: fiscal, calendar: { fiscalStart: { month: 2 } } }),
      numbers({ ...scope, time: { range: year, grain: "week" }, calendar: { weekStart: "sunday" } }),
      ...Object.keys(catalog.calendars ?? {}).map((business) => numbers({ ...scope, time: { range, grain: "businessDay" }, calendar: { business } })),
      numbers({ ...scope, time: days, compare: [{ id: "then", to: { shift: "P10D" }, align: "weekday" }] }),
      numbers({ ...scope, time: { range: { last: 2, unit: "week" } }, asOf: midnight(peak + dayMs / 2) }),
      numbers({ ...scope, time: days, asOf: midnight(peak + dayMs / 2) }),
      ...dimensions.flatMap((dimension): readonly MetricsQuery[] => [
        numbers({ metrics: measured, time: { range }, where: { dimension, op: "isNull" } }),
        numbers({ metrics: measured, time: { range }, where: { not: { dimension, op: "isNull" } } }),
        numbers({ ...scope, by: [dimension], order: [{ by: metric, direction: "desc" }], having: [{ metric, op: "gt", value: 1 }] }),
        numbers({ ...scope, metrics: [{ metric, as: "share", compute: "share" }, { metric, as: "known", where: { not: { dimension, op: "isNull" } } }], by: [dimension] }),
        { kind: "members", dimension, entity, where, order: "count", page: { size: 50 } },
        { kind: "members", dimension, entity, where, search: "A", page: { size: 50 } },
        { kind: "drivers", metric, time: { range: { from: midnight(peak), to: midnight(peak + dayMs) } }, dimensions: [dimension] },
      ]),
      {
        kind: "records",
        entity,
        columns: [time, ...dimensions],
        time: { dimension: time, range: { from: midnight(peak), to: midnight(peak + dayMs) } },
        order: [{ by: time, direction: "desc" }],
        page: { size: 50 },
      },
    ];
  });
  const perPair = pairsOf(subject).flatMap((pair): readonly MetricsQuery[] => {
    const { from, to, fact } = pair;
    const range = { from: midnight(fact.peak), to: midnight(fact.peak + dayMs) };
    return [{ kind: "funnel", steps: [from, to], time: { range }, window: "PT12H" }, retentionOf(pair)];
  });
  return [...perFact, ...perPair].map((query) => ({ asOf, ...query }));
}

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
export function entitiesOf(catalog: Catalog, name: string): readonly string[] {
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
