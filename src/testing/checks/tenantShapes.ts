import type { AnyRow, Catalog, Filter, MetricsQuery, Settled, TableResult, WireResult } from "../../query/index.ts";
import { addendsOf } from "./addends.ts";
import { alike, differingRow } from "./alike.ts";
import { addUpTo, askAll, shown } from "./ask.ts";
import type { Check, Finding, Subject } from "./check.ts";
import { fail, firstFault, notApplicable, pass, refusal } from "./check.ts";
import { isOfMoments } from "./isOfMoments.ts";
import { ownFilters } from "./ownFilters.ts";
import { hasMasked } from "./runCheck.ts";
import { shapesOf } from "./shapes.ts";
import type { Shape } from "./shapes.ts";
import { ofTenants } from "./tenants.ts";

type Answer = TableResult<AnyRow>;
type Own = Filter<Catalog> | null;

interface Asked {
  readonly shape: Shape;
  /** Of each tenant, in order, what shows the caller who sees everything that tenant's rows alone; null where nothing is known to. */
  readonly own: readonly Own[];
}

/** What everyone was told of one shape; null where a tenant may not ask it. */
interface Seen extends Asked {
  readonly whole: Answer;
  readonly parts: readonly (Answer | null)[];
  /** What the caller who sees everything was told with each tenant's filter. */
  readonly filtered: readonly (Answer | null)[];
}

/** As many shapes as are asked at a time. */
const atATime = 25;
const fix = "put the row policy into every relation that such a question reads";

export const tenantsOfShapes: Check = ofTenants("tenants are told of their own rows, however they ask", async (subject) => {
  const { catalog, tenants, facts } = subject;
  const filters = await ownFilters(subject);
  const nothingKnown = tenants.map(() => null);
  const asked = shapesOf({ ...subject, facts: tenants[0]?.facts ?? facts }).map((shape) => ({
    shape,
    own: (isAsFiltered(catalog, shape) ? filters.of(shape) : undefined) ?? nothingKnown,
  }));
  const starts = Array.from({ length: Math.ceil(asked.length / atATime) }, (_, index) => index * atATime);
  return firstFault(starts, async (start) =>
    firstFault(await seenOf(subject, asked.slice(start, start + atATime)), async (seen) =>
      firstFault([sharesOf, asFiltered], async (law) => law(catalog, seen)),
    ),
  );
});

function isAsFiltered(catalog: Catalog, { query }: Shape): boolean {
  const metrics = query.kind === "aggregate" ? query.metrics : [];
  return !metrics.some((one) => isOfMoments(catalog, typeof one === "string" ? one : one.metric));
}

async function seenOf(subject: Subject, asked: readonly Asked[]): Promise<readonly Seen[]> {
  const queries = asked.map(({ shape }) => shape.query);
  const filtered = asked.flatMap(({ shape, own }, index) =>
    own.flatMap((filter, tenant) => (filter === null ? [] : [{ index, tenant, query: narrowed(shape.query, filter) }])),
  );
  const [whole, ...parts] = await Promise.all([
    askAll(subject, [...queries, ...filtered.map(({ query }) => query)]),
    ...subject.tenants.map((tenant) => askAll(subject, queries, tenant)),
  ]);
  return asked.flatMap((one, index): readonly Seen[] => {
    const all = whole[index];
    // What nobody is told is another law's matter.
    if (all?.status !== "fulfilled") return [];
    const ofTenant = (tenant: number) => whole[queries.length + filtered.findIndex((each) => each.index === index && each.tenant === tenant)];
    const twins = one.own.map((filter, tenant) => (filter === null ? undefined : ofTenant(tenant)));
    return [
      {
        ...one,
        whole: all.value,
        parts: parts.map((part) => toldOf(part[index])),
        filtered: twins.map((twin) => (twin?.status === "fulfilled" ? twin.value : null)),
      },
    ];
  });
}

/** @throws what a tenant was told instead of an answer or a refusal */
function toldOf(settled: Settled<Answer> | undefined): Answer | null {
  if (settled?.status === "rejected") refusal(settled.error);
  return settled?.status === "fulfilled" ? settled.value : null;
}

function narrowed(query: MetricsQuery, filter: Filter<Catalog>): MetricsQuery {
  return { ...query, where: query.where === undefined ? filter : { and: [query.where, filter] } };
}

/** Whether what adds up does over the tenants. */
function sharesOf(catalog: Catalog, { shape: { query, adds }, whole, parts }: Seen): Finding {
  const told = parts.filter((part) => part !== null);
  const isCut = (answer: Answer) => !isWhole(answer) || (adds === "cells" && answer.rows.some((row) => row["$other"] === true));
  if (adds === "nothing" || told.length < parts.length || [whole, ...told].some(isCut)) return nothingToHold;
  const [all, ...own] = [whole, ...told].map((answer) => addendsOf(catalog, query, answer, adds));
  for (const place of new Set([all, ...own].flatMap((addends) => [...(addends?.keys() ?? [])]))) {
    const shares = own.map((addends) => addends.get(place) ?? 0);
    if (addUpTo(shares, all?.get(place) ?? 0)) continue;
    return fail(
      `tenants are told ${shown(shares)}, the whole is ${all?.get(place) ?? 0}: ${place}; the query was ${JSON.stringify(query)}`,
      "that their shares add up to the whole",
      fix,
    );
  }
  return pass;
}

/** Whether each tenant is told what the caller who sees everything is told with a filter by the tenant's rows. */
function asFiltered(_: Catalog, { shape: { query }, own, parts, filtered }: Seen): Finding {
  let finding = nothingToHold;
  for (const [tenant, found] of parts.entries()) {
    const expected = filtered[tenant] ?? null;
    if (found === null || expected === null || [found, expected].some((answer) => hasMasked(answer as WireResult))) continue;
    finding = pass;
    const at = differingRow(expected, found);
    const [totals, expectedTotals] = [found, expected].map(({ totals: all = [] }) => all.map(({ rows }) => rows));
    if (at < 0 && alike(totals, expectedTotals)) continue;
    const [is, has] = at < 0 ? [totals, expectedTotals] : [found.rows[at] ?? "missing", expected.rows[at] ?? "no such row"];
    return fail(
      `a tenant is told ${shown(is)}${at < 0 ? " as totals" : ` in row ${at}`}; the query was ${JSON.stringify(query)}`,
      `${shown(has)}, which the caller who sees everything is told with the filter ${JSON.stringify(own[tenant])} by the tenant's rows`,
      fix,
    );
  }
  return finding;
}

const nothingToHold = notApplicable("no shape of question has numbers that add up, and no dimension tells the tenants' rows apart");

function isWhole(answer: Answer): boolean {
  return answer.status === "complete" && answer.page?.next === undefined && !hasMasked(answer as WireResult);
}
