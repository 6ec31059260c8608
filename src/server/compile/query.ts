import { answerAggregate } from "../../engine/aggregate.ts";
import { driverQueries } from "../../engine/drivers.ts";
import type { ReadEvents } from "../../engine/events.ts";
import { answerFunnel } from "../../engine/funnel.ts";
import { planMembers } from "../../engine/members.ts";
import { planRecords } from "../../engine/records.ts";
import { requirePrivate } from "../../engine/requirePrivate.ts";
import { answerRetention } from "../../engine/retention.ts";
import type { Evaluate, Scan } from "../../engine/scan.ts";
import type { AggregateQuery, Catalog, MetricsQuery, RowPolicy } from "../../query/index.ts";
import { privacyOf } from "../../query/index.ts";
import type { AnyBinding, Binding } from "../binding.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { entityRules } from "../policy.ts";
import { cohortsInSql, eventsInSql } from "../readEvents.ts";
import type { Statement } from "../sql.ts";
import { topInOnePass } from "../topInOnePass.ts";
import { compileMembers } from "./members.ts";
import { compileRecords } from "./records.ts";
import type { Target } from "./relations.ts";
import { planScans } from "./plan.ts";

export interface CompileOptions<C extends Catalog> {
  readonly catalog: C;
  readonly binding: Binding<C>;
  readonly dialect: Dialect;
  /** Never left out; `"public"` shows every row to everyone. */
  readonly policy: RowPolicy<C>;
  /** The clock of relative ranges, epoch milliseconds. */
  readonly now: number;
  /**
   * Whether keys and links have collations that MySQL and MariaDB do not compare with each other, so that they have to be
   * converted. The adapter finds out by itself. Default false.
   */
  readonly mixedCollations?: boolean;
}

/**
 * The statements that answer a query, text and values apart; touches no database. Of a query with `top` it gives
 * those that choose the n values: the others hold the values that were chosen.
 *
 * @throws MetricsError `forbidden` without a policy
 */
export async function compileQuery<C extends Catalog>(
  query: MetricsQuery<C>,
  { catalog, binding, dialect, policy, now, mixedCollations = false }: CompileOptions<C>,
): Promise<readonly Statement[]> {
  const rules = entityRules(catalog, policy, { now });
  const target: Target = { catalog, binding: binding as AnyBinding, rules, dialect, mixedCollations };
  const asked = query as MetricsQuery<Catalog>;
  const { masked, minimumGroup } = privacyOf(policy);
  requirePrivate(catalog, asked, { masked, minimumGroup });
  switch (asked.kind) {
    case "aggregate":
      return aggregateStatements(target, [asked], now);
    case "drivers":
      return aggregateStatements(target, driverQueries(asked), now);
    case "funnel":
      return eventStatements(target, eventsInSql, (readEvents) => answerFunnel(catalog, asked, readEvents, { now }));
    case "retention":
      return eventStatements(target, cohortsInSql, (readEvents) => answerRetention(catalog, asked, readEvents, { now }));
    case "records":
      return [dialect.written(compileRecords(target, planRecords(catalog, asked, { now, masked })))];
    case "members":
      return [dialect.written(compileMembers(target, planMembers(catalog, asked, { now, minimumGroup })))];
    default:
      return asked satisfies never;
  }
}

async function aggregateStatements(
  target: Target,
  queries: readonly AggregateQuery<Catalog>[],
  now: number,
): Promise<readonly Statement[]> {
  const events: Statement[] = [];
  const scans = await Promise.all(queries.map((query) => firstScans(query, target, events, now)));
  return [...planScans(target, scans.flat()).statements, ...events];
}

/** Those of the query's own period and of its comparisons, which ask in the same turn. */
function eventStatements(
  target: Target,
  read: typeof eventsInSql,
  answer: (readEvents: ReadEvents) => Promise<unknown>,
): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const readEvents = collecting(target, read, statements);
  const reads: Promise<unknown>[] = [];
  return new Promise((resolve, reject) => {
    const collect: ReadEvents = (scans) => {
      reads.push(readEvents(scans));
      queueMicrotask(() => void Promise.all(reads).then(() => resolve(statements), reject));
      return new Promise(() => {});
    };
    answer(collect).then(() => resolve(statements), reject);
  });
}

/** Reads nothing, and keeps what would have been run. */
function collecting(target: Target, read: typeof eventsInSql, statements: Statement[]): ReadEvents {
  const run = async (statement: Statement) => {
    statements.push(statement);
    return [];
  };
  return read(target, run, { most: 1_000_000 });
}

/** Nothing is answered: what comes after the first scans waits for them in vain. */
function firstScans(
  query: AggregateQuery<Catalog>,
  target: Target,
  events: Statement[],
  now: number,
): Promise<readonly Scan[]> {
  return new Promise((resolve, reject) => {
    const collect: Evaluate = (scans) => {
      resolve(scans);
      return new Promise(() => {});
    };
    const evaluate = topInOnePass(collect, target.catalog, query, { now, limits: {}, minimumGroup: 1 });
    const readEvents = collecting(target, eventsInSql, events);
    answerAggregate(target.catalog, query, evaluate, { now, readEvents }).then(() => resolve([]), reject);
  });
}
