import type { AnyRow, Catalog, MetricsAdapter, MetricsQuery, TableResult } from "../../query/index.ts";
import { asMetricsError, dimensionPath } from "../../query/index.ts";
import { alike, differingRow } from "./alike.ts";
import { ask, dayMs, midnight, numbers, shown } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject, Tenant } from "./check.ts";
import { entitiesOf } from "./entitiesOf.ts";
import { shapesOf } from "./shapes.ts";

/** Every metric of the catalog, asked in the ways that widgets ask, and every other kind of question. */
export const equalsTheReference: Check = {
  name: "answers equal those of the reference engine",
  area: "correctness",
  weight: 8,
  run: (subject) => {
    const { reference } = subject;
    if (reference === null) return Promise.resolve(notApplicable("no tables were given"));
    return firstFault([...referenceQueries(subject), ...shapesOf(subject).map(({ query }) => query)], (query) => asReference(subject, reference, query));
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
      (tenant) => firstFault(shapesOf(subject), ({ query }) => asReference(subject, reference, query, tenant)),
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
  const at = differingRow(expected, found);
  const fix = `the query was ${JSON.stringify(query)}${policy === undefined ? "" : `, asked under the policy ${JSON.stringify(policy)}`}`;
  if (at >= 0) return fail(`row ${at} is ${shown(found.rows[at] ?? "missing")}`, shown(expected.rows[at] ?? "no such row"), fix);
  const [totals, expectedTotals] = [found, expected].map(({ totals: all = [] }) => all.map(({ rows }) => rows));
  if (!alike(totals, expectedTotals)) return fail(`the totals are ${shown(totals)}`, shown(expectedTotals), fix);
  const [running, expectedRunning] = [found.incompleteFrom, expected.incompleteFrom];
  if (running === expectedRunning) return pass;
  return fail(`incompleteFrom is ${shown(running)}`, shown(expectedRunning), fix);
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
