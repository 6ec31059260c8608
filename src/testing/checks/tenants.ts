import type { AnyRow, MetricsQuery, TableResult } from "../../query/index.ts";
import { isAdditive } from "../../query/index.ts";
import { addUpTo, ask, besideIn, cellIn, dateOf, dayMs, groupings, midnight, numbers, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Finding, Subject, Tenant } from "./check.ts";
import { pairsOf, retentionOf, rowsOfEvent } from "./events.ts";
import { entitiesOf } from "./entitiesOf.ts";
import { mostRecords, overRecords } from "./rows.ts";

/** A law of what several tenants see; without them it does not apply. */
export function ofTenants(name: string, run: (subject: Subject) => Promise<Finding>): Check {
  return {
    name,
    area: "security",
    weight: 5,
    run: (subject) => (subject.tenants.length < 2 ? Promise.resolve(notApplicable("no tenants were given")) : run(subject)),
  };
}

interface Seen {
  readonly whole: TableResult<AnyRow>;
  readonly parts: readonly TableResult<AnyRow>[];
}

async function seenBy(subject: Subject, query: MetricsQuery): Promise<Seen> {
  const asked = (tenant?: Tenant) => ask(subject, query, tenant);
  const [whole, ...parts] = await Promise.all([asked(), ...subject.tenants.map(asked)]);
  return { whole: whole as TableResult<AnyRow>, parts };
}

const fix = (of: string) => `put the row policy into every relation that ${of} read`;

/** Whether the tenants' numbers add up to the whole's. */
function shares(what: string, parts: readonly (number | null)[], whole: number | null, of: string): Finding {
  if (addUpTo(parts.map((part) => part ?? 0), whole ?? 0)) return pass;
  return fail(`${what}: tenants see ${shown(parts)}, the whole is ${whole}`, "that their shares add up to the whole", fix(of));
}

export const tenantsOfRecords: Check = ofTenants("tenants see records of their own", (subject) =>
  overRecords(subject, async (query, fact) => {
    const { whole, parts } = await seenBy(subject, { ...query, page: { size: mostRecords } });
    const sorted = (rows: readonly AnyRow[]) => rows.map((row) => JSON.stringify(row)).sort();
    const [all, own] = [sorted(whole.rows), sorted(parts.flatMap(({ rows }) => rows))];
    const at = own.findIndex((row, index) => row !== all[index]);
    if (all.length === own.length && at < 0) return pass;
    return fail(
      `tenants see ${shown(parts.map(({ rowCount }) => rowCount))} records of ${fact.entity}, the whole has ${whole.rowCount}`,
      "that each record is seen by one of them",
      fix("records"),
    );
  }),
);

export const tenantsOfComparisons: Check = ofTenants("tenants compare with what is their own", (subject) =>
  firstFault(subject.facts, async ({ additive, peak }) => {
    const [metric, target] = additive;
    const compare = [{ id: "then", to: "previous" } as const, ...(target === undefined ? [] : [{ id: "target", to: { target } }])];
    const range = { from: dateOf(peak - 2 * dayMs), to: dateOf(peak + dayMs) };
    return firstFault([{ range, grain: "day" } as const, { range }], async (time) => {
      const { whole, parts } = await seenBy(subject, numbers({ metrics: [metric], time, compare }));
      return firstFault(
        compare.flatMap(({ id }) => whole.rows.map((row, index) => ({ id, row, index }))),
        async ({ id, row, index }) =>
          shares(
            `${metric} of ${shown(row["time"] ?? range)} is compared (${id})`,
            parts.map(({ rows }) => besideIn(rows[index] ?? {}, metric, id)),
            besideIn(row, metric, id),
            "comparisons",
          ),
      );
    });
  }),
);

export const tenantsOfMetrics: Check = ofTenants("tenants see shares of every metric that adds up", (subject) => {
  const { catalog, facts } = subject;
  const cases = Object.entries(catalog.metrics).flatMap(([name, metric]) => {
    const of = metric.kind === "cumulative" ? catalog.metrics[metric.of] : metric;
    const adds = of !== undefined && (isAdditive(of) || (of.kind === "snapshot" && typeof of.over !== "string"));
    const fact = facts.find(({ entity }) => entitiesOf(catalog, name).includes(entity));
    return adds && fact !== undefined ? [{ name, fact }] : [];
  });
  return firstFault(cases.slice(0, 20), async ({ name, fact: { peak } }) => {
    const time = { range: { from: midnight(peak - 2 * dayMs), to: midnight(peak + dayMs) }, grain: "day" } as const;
    const { whole, parts } = await seenBy(subject, numbers({ metrics: [name], time }));
    return firstFault([...whole.rows.entries()], async ([index, row]) =>
      shares(`${name} on ${shown(row["time"])}`, parts.map(({ rows }) => valueIn(rows[index] ?? {}, name)), valueIn(row, name), "windows and moments"),
    );
  });
});

export const tenantsOfDrivers: Check = ofTenants("tenants see drivers of their own", (subject) =>
  firstFault(groupings(subject).slice(0, 4), async ({ fact: { additive, peak }, dimension }) => {
    const [metric] = additive;
    const range = { from: midnight(peak), to: midnight(peak + dayMs) };
    const compare = { from: midnight(peak - dayMs), to: midnight(peak) };
    const { whole, parts } = await seenBy(subject, { kind: "drivers", metric, time: { range }, compare, dimensions: [dimension], top: 200 });
    const of = ({ rows }: TableResult<AnyRow>, value: unknown) => rows.find((row) => row["value"] === value && row["$other"] !== true) ?? {};
    const values = new Set([whole, ...parts].flatMap(({ rows }) => rows.filter(({ $other }) => $other !== true).map(({ value }) => value)));
    return firstFault([...values], async (value) => {
      const read = (row: AnyRow) => [valueIn(row, "metric"), besideIn(row, "metric", "before"), valueIn(row, "contribution")];
      const all = read(of(whole, value));
      const own = parts.map((part) => read(of(part, value)));
      return firstFault([0, 1, 2], async (at) =>
        shares(`drivers of ${metric}, ${dimension} = ${shown(value)}`, own.map((part) => part[at] ?? null), all[at] ?? null, "drivers"),
      );
    });
  }),
);

export const tenantsOfFunnels: Check = ofTenants("tenants see funnels of their own", (subject) =>
  firstFault(
    pairsOf(subject),
    async (pair) => {
      const { from, to, fact } = pair;
      const range = { from: midnight(fact.peak), to: midnight(fact.peak + dayMs) };
      const { whole, parts } = await seenBy(subject, { kind: "funnel", steps: [from, to], time: { range }, window: "P7D" });
      const count = ({ rows }: TableResult<AnyRow>, step: number) => valueIn(rows[step] ?? {}, "count");
      const entered = await notMoreThanRows(subject, { event: from, range, counts: parts.map((part) => count(part, 0)) });
      if (entered.outcome === "fail" || !pair.ofKey) return entered;
      const steps = pair.ofRow ? [0, 1] : [0];
      return firstFault(steps, async (step) =>
        shares(`the funnel ${from}, ${to} at step ${step}`, parts.map((part) => count(part, step)), count(whole, step), "funnels"),
      );
    },
    { none: "the catalog has no two events of one actor" },
  ),
);

export const tenantsOfRetention: Check = ofTenants("tenants see retention of their own", (subject) =>
  firstFault(
    pairsOf(subject),
    async (pair) => {
      const { whole, parts } = await seenBy(subject, retentionOf(pair));
      return firstFault(whole.rows, async (row) => {
        const own = parts.map(({ rows }) => rows.find(({ time, period }) => time === row["time"] && period === row["period"]) ?? {});
        const sizes = own.map((one) => valueIn(one, "size"));
        const start = Date.parse(String(row["time"]));
        const entered = await (row["period"] === 0
          ? notMoreThanRows(subject, { event: pair.from, range: { from: midnight(start), to: midnight(start + dayMs) }, counts: sizes })
          : Promise.resolve(pass));
        if (entered.outcome === "fail" || !pair.ofKey) return entered;
        const what = `the cohort ${shown(row["time"])} of ${pair.from}`;
        const size = shares(what, sizes, valueIn(row, "size"), "cohorts");
        if (size.outcome === "fail" || !pair.ofRow || cellIn(row, "users").state !== undefined) return size;
        return shares(`${what} in period ${shown(row["period"])}`, own.map((one) => valueIn(one, "users")), valueIn(row, "users"), "cohorts");
      });
    },
    { none: "the catalog has no two events of one actor" },
  ),
);

interface Entered {
  readonly event: string;
  readonly range: { readonly from: string; readonly to: string };
  /** Of each tenant, in order. */
  readonly counts: readonly (number | null)[];
}

/** Whoever an actor is: no tenant has more of them than rows of its own. */
function notMoreThanRows(subject: Subject, { event, range, counts }: Entered): Promise<Finding> {
  return firstFault([...subject.tenants.entries()], async ([index, tenant]) => {
    const rows = await rowsOfEvent(subject, event, range, tenant);
    if (rows === null || (counts[index] ?? 0) <= rows) return pass;
    return fail(`a tenant sees ${counts[index]} who did ${event}, of which it has ${rows} rows`, "no more than it has rows", fix("events"));
  });
}

export const tenantsOfMembers: Check = ofTenants("tenants find members of their own", (subject) =>
  firstFault(groupings(subject).slice(0, 4), async ({ fact: { entity, time, range }, dimension }) => {
    const where = { dimension: time, op: "range", range } as const;
    const query = { kind: "members", dimension, entity, where, page: { size: 200 } } as const;
    const { whole } = await seenBy(subject, query);
    const text = whole.rows.map(({ value }) => value).find((value) => typeof value === "string" && value !== "");
    const searches = typeof text === "string" ? [{}, { search: text }, { order: "count" } as const] : [{}];
    return firstFault(searches, async (search) => {
      const { whole: all, parts } = await seenBy(subject, { ...query, ...search });
      const values = new Set([all, ...parts].flatMap(({ rows }) => rows.map(({ value }) => value)));
      const count = ({ rows }: TableResult<AnyRow>, value: unknown) => Number(rows.find((row) => row["value"] === value)?.["count"] ?? 0);
      return firstFault([...values], async (value) =>
        shares(`rows of ${dimension} = ${shown(value)}${"search" in search ? `, searched for ${shown(text)}` : ""}`, parts.map((part) => count(part, value)), count(all, value), "members"),
      );
    });
  }),
);

