import type { AnyFilter, AnyRow, Catalog, Filter, RetentionQuery } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { ask, cellIn, dayMs, midnight, numberOf, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject, Tenant } from "./check.ts";
import { mostRecords, plainCount } from "./rows.ts";

/** Two events of one actor, and where the first of them happens. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly fact: Fact;
  /** Whether the actor is the key of the first event's entity, so that each of its rows is one actor's. */
  readonly ofKey: boolean;
  /** Whether both events are of the same row. */
  readonly ofRow: boolean;
}

/** Events that can follow each other in a funnel: two of the same rows, and two of different ones, where there are any. */
export function pairsOf({ catalog, facts }: Subject): readonly Pair[] {
  const events = Object.entries(catalog.events ?? {});
  const pairs = events.flatMap(([from, one]) =>
    events.flatMap(([to, other]): readonly Pair[] => {
      const keys = [one, other].map(({ entity }) => catalog.entities[entity]?.key);
      const actors = [one.actor ?? keys[0], other.actor ?? keys[1]];
      const fact = facts.find(({ entity }) => entity === one.entity);
      if (from === to || fact === undefined || actors[0] === undefined || actors[0] !== actors[1]) return [];
      const ofKey = actors[0] === keys[0];
      return [{ from, to, fact, ofKey, ofRow: ofKey && one.entity === other.entity }];
    }),
  );
  return [pairs.find(({ ofRow }) => ofRow), pairs.find(({ ofRow }) => !ofRow)].filter((pair) => pair !== undefined);
}

/** How many rows happened as an event in a range; null where no metric counts them. */
export async function rowsOfEvent(subject: Subject, event: string, range: { readonly from: string; readonly to: string }, tenant: Tenant = {}): Promise<number | null> {
  const { entity, time, where } = subject.catalog.events?.[event] ?? {};
  const fact = subject.facts.find((one) => one.entity === entity);
  const metric = fact === undefined ? undefined : plainCount(subject, fact);
  if (metric === undefined || time === undefined) return null;
  const filter = where === undefined ? {} : { where: where as Filter<Catalog> };
  return numberOf(subject, { metrics: [metric], time: { dimension: time, range }, ...filter }, tenant);
}

/** What a check finds in one pair of events after the other. */
export function overPairs(subject: Subject, find: (pair: Pair) => Promise<Finding>): Promise<Finding> {
  return firstFault(pairsOf(subject), find, { none: "the catalog has no two events of one actor" });
}

const windows = [
  { window: "PT1H", seconds: 3600 },
  { window: "PT6H", seconds: 21_600 },
  { window: "P1D", seconds: 86_400 },
];

export const funnelKeepsItsWindow: Check = {
  name: "a funnel keeps to its window",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overPairs(subject, async (pair) => {
      const { from, to, fact, ofRow } = pair;
      const range = { from: midnight(fact.peak), to: midnight(fact.peak + dayMs) };
      const taken = ofRow ? await secondsBetween(subject, pair, range) : null;
      const fix = "count a step only where it happens less than the window after the first one";
      let before = 0;
      return firstFault(windows, async ({ window, seconds }) => {
        const { rows } = await ask(subject, { kind: "funnel", steps: [from, to], time: { range }, window });
        const last = rows[1] ?? {};
        const [count, slow] = [valueIn(last, "count") ?? 0, valueIn(last, "p90Seconds")];
        const said = `${from}, then ${to} within ${window}: ${count}`;
        if (slow !== null && slow >= seconds) return fail(`${said}, and one in ten took ${slow} seconds or more`, `less than ${seconds}`, fix);
        if (count < before) return fail(`${said}, in a shorter window ${before}`, "never fewer in a longer window", fix);
        before = count;
        if (taken === null) return pass;
        // At the same instant either may have come first.
        const [least, most] = [taken.filter((took) => took > 0 && took < seconds).length, taken.filter((took) => took >= 0 && took < seconds).length];
        if (count >= least && count <= most) return pass;
        return fail(said, `${most}: the rows whose one time is less than that after the other`, fix);
      });
    }),
};

/** Of each row whose first event is in the range, how long its second took; rows without one are left out. */
async function secondsBetween(subject: Subject, { from, to, fact: { entity } }: Pair, range: { readonly from: string; readonly to: string }): Promise<readonly number[] | null> {
  const { catalog, now } = subject;
  const [one, other] = [catalog.events?.[from], catalog.events?.[to]];
  if (one === undefined || other === undefined || [one, other].some(({ time }) => dimensionPath(catalog, entity, time)?.length !== 0)) return null;
  const filters = [one.where, other.where].filter((where): where is AnyFilter => where !== undefined);
  const { rows } = await ask(subject, {
    kind: "records",
    entity,
    columns: [one.time, other.time],
    time: { dimension: one.time, range },
    ...(filters.length === 0 ? {} : { where: { and: filters } as Filter<Catalog> }),
    page: { size: mostRecords },
  });
  if (rows.length === mostRecords) return null;
  return rows.flatMap((row) => {
    const [start, end] = [row[one.time], row[other.time]].map((time) => (typeof time === "string" ? Date.parse(time) : null));
    return start == null || end == null || end >= now ? [] : [(end - start) / 1000];
  });
}

export const retentionHoldsTogether: Check = {
  name: "retention holds together",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overPairs(subject, async (pair) => {
      const query = retentionOf(pair);
      const { rows } = await ask(subject, query);
      const fault = sizeFault(rows) ?? (await cohortFault(subject, pair, rows));
      if (fault !== null) return fault;
      const variants = ["onOrAfter", "onOrBefore", "streak"] as const;
      const criteria = firstFault(variants, async (criterion) => {
        const asked = (await ask(subject, { ...query, criterion })).rows;
        const at = asked.findIndex((row, index) => !isConsistent(criterion, row, { on: rows[index], before: asked[index - 1] }));
        if (at < 0) return pass;
        const said = [rows, asked].map((all) => valueIn(all[at] ?? {}, "users"));
        return fail(
          `of the cohort ${shown(asked[at]?.["time"])}, ${said[1]} are retained (${criterion}) in period ${shown(asked[at]?.["period"])}, and ${said[0]} in it alone (on)`,
          "what agrees: onOrAfter and onOrBefore hold those of the period itself, onOrAfter never rises, a streak is no more than those",
          "let `criterion` decide in which periods somebody has to have come back",
        );
      });
      const counted = (await ask(subject, { ...query, measure: "users" })).rows;
      const at = counted.findIndex((row, index) => !same(valueIn(row, "value"), valueIn(rows[index] ?? {}, "users")));
      if (at < 0) return criteria;
      return fail(
        `measured by users, period ${shown(counted[at]?.["period"])} of ${shown(counted[at]?.["time"])} is ${valueIn(counted[at] ?? {}, "value")}`,
        `${valueIn(rows[at] ?? {}, "users")}, as many as were retained`,
        'with measure: "users", `value` is the number retained',
      );
    }),
};

/** Cohorts of three days around the busiest one. */
export function retentionOf({ from, to, fact: { peak } }: Pair): RetentionQuery<Catalog> {
  const range = { from: midnight(peak - dayMs), to: midnight(peak + 2 * dayMs) };
  return { kind: "retention", start: from, return: to, time: { range, grain: "day" }, periods: 5, starts: "recurring" };
}

/** Of one cohort all rows say one size, and a rate is the users by it. */
function sizeFault(rows: readonly AnyRow[]): Finding | null {
  const sizes = new Map<unknown, number | null>();
  for (const row of rows) {
    const [size, users, rate] = [valueIn(row, "size"), valueIn(row, "users"), valueIn(row, "value")];
    const said = `period ${shown(row["period"])} of the cohort ${shown(row["time"])} has ${users} of ${size}, a rate of ${rate}`;
    const first = sizes.has(row["time"]) ? (sizes.get(row["time"]) ?? null) : size;
    sizes.set(row["time"], first);
    if (!same(size, first)) return fail(said, `one size in all periods, ${first} as in the first`, "say the whole cohort's size in each of its rows");
    if (users !== null && users > (size ?? 0)) return fail(said, "no more than there are", "count each actor of the cohort once");
    const expected = users === null || size === null || size === 0 ? null : users / size;
    if (!same(rate, expected)) return fail(said, `a rate of ${expected}`, "divide the retained by the cohort's size");
  }
  return null;
}

/** A cohort by the key of an entity is as large as its rows are many. */
async function cohortFault(subject: Subject, { from, ofKey }: Pair, rows: readonly AnyRow[]): Promise<Finding | null> {
  if (!ofKey) return null;
  for (const row of rows.filter(({ period }) => period === 0)) {
    const start = Date.parse(String(row["time"]));
    const expected = await rowsOfEvent(subject, from, { from: midnight(start), to: midnight(start + dayMs) });
    if (expected === null || same(valueIn(row, "size") ?? 0, expected)) continue;
    return fail(
      `the cohort of ${from} on ${shown(row["time"])} has ${valueIn(row, "size")}`,
      `${expected}, as many as its rows`,
      "a cohort is everyone whose start lies in its bucket",
    );
  }
  return null;
}

function isConsistent(
  criterion: "onOrAfter" | "onOrBefore" | "streak",
  row: AnyRow,
  { on, before }: { readonly on: AnyRow | undefined; readonly before: AnyRow | undefined },
): boolean {
  const [users, inIt] = [valueIn(row, "users"), valueIn(on ?? {}, "users")];
  if (users === null || inIt === null || cellIn(row, "users").state !== undefined) return true;
  const last = before !== undefined && before["time"] === row["time"] ? valueIn(before, "users") : null;
  if (criterion === "onOrAfter") return users >= inIt && (last === null || users <= last);
  if (row["period"] === 0) return same(users, inIt);
  if (row["period"] === 1) return same(users, inIt);
  return criterion === "streak" ? users <= inIt : users >= inIt;
}

export const conversionsAreFunnels: Check = {
  name: "a conversion is the funnel of its two events",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const cases = Object.entries(subject.catalog.metrics).flatMap(([name, metric]) => {
      const fact = subject.facts.find(({ entity }) => metric.kind === "conversion" && entity === subject.catalog.events?.[metric.from]?.entity);
      return metric.kind === "conversion" && fact !== undefined ? [{ name, metric, fact }] : [];
    });
    return firstFault(
      cases.slice(0, 3),
      async ({ name, metric: { from, to, within }, fact: { peak } }) => {
        if (from === to) return notApplicable("it goes from an event to itself");
        const range = { from: midnight(peak), to: midnight(peak + dayMs) };
        const { rows } = await ask(subject, { kind: "funnel", steps: [from, to], time: { range }, window: within });
        const found = await numberOf(subject, { metrics: [name], time: { range } });
        const expected = valueIn(rows[1] ?? {}, "conversion");
        if (same(found, expected)) return pass;
        return fail(`${name} is ${found}; of ${from}, then ${to} within ${within}, the last step is ${expected}`, "the same share", "count a conversion as a funnel of its two events");
      },
      { none: "the catalog has no conversion" },
    );
  },
};
