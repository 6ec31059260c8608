import { answerAggregate } from "../engine/aggregate.ts";
import { limitsFor } from "../engine/aggregatePlan.ts";
import type { AnswerLimits } from "../engine/aggregatePlan.ts";
import { answerDrivers } from "../engine/drivers.ts";
import { answerFunnel } from "../engine/funnel.ts";
import { finishMembers, planMembers } from "../engine/members.ts";
import { finishRecords, planRecords } from "../engine/records.ts";
import { requirePrivate } from "../engine/requirePrivate.ts";
import { answerRetention } from "../engine/retention.ts";
import type { Evaluate } from "../engine/scan.ts";
import { asMetricsError, checkCatalog, parseQuery, privacyOf } from "../query/index.ts";
import type {
  AnyRow,
  Catalog,
  Dimension,
  MetricsAdapter,
  MetricsQuery,
  Privacy,
  QueryContext,
  Result,
  RowPolicy,
  Settled,
  TableResult,
} from "../query/index.ts";
import { atMost } from "./atMost.ts";
import type { AnyBinding, Binding } from "./binding.ts";
import { checkBinding } from "./binding.ts";
import { compileMembers } from "./compile/members.ts";
import type { Rows } from "./compile/part.ts";
import { compileRecords } from "./compile/records.ts";
import type { Target } from "./compile/relations.ts";
import { relationsOf } from "./compile/relations.ts";
import { mixedCollations } from "./databaseError.ts";
import { decodeNumber, decodeValue } from "./decode.ts";
import type { Dialect } from "./dialects/dialect.ts";
import { withDeadline } from "./deadline.ts";
import type { RunStatement } from "./evaluate.ts";
import { entityRules } from "./policy.ts";
import { cohortsInSql, eventsInSql } from "./readEvents.ts";
import { requireOrderedEnd } from "./requireOrderedEnd.ts";
import { singleFlight } from "./singleFlight.ts";
import type { Statement } from "./sql.ts";
import { together } from "./together.ts";
import { topInOnePass } from "./topInOnePass.ts";

/**
 * Runs one statement: rows as arrays; times, decimals and integers beyond 2^53 as text.
 * @throws MetricsError
 */
export interface Execute {
  (statement: Statement, options: { readonly signal?: AbortSignal | undefined }): Promise<Rows>;
  /** Which database it asks, as a text that no other has. Left out: not known. */
  readonly source?: string;
}

export interface SqlAdapterOptions<C extends Catalog> {
  readonly catalog: C;
  readonly binding: Binding<C>;
  readonly dialect: Dialect;
  readonly execute: Execute;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** For calls whose context has none. Without it such a call is refused. */
  readonly defaultPolicy?: RowPolicy<C>;
  /** The server itself ends a statement after this time. Default 30 000. */
  readonly statementTimeoutMs?: number;
  readonly limits?: AnswerLimits;
}

/** Of one query: a pool is there for all. */
const statementsAtOnce = 4;

/**
 * Answers queries from a database. Every statement reads through the caller's row policy. What is asked in the same
 * moment is planned together; a statement that already runs is shared, but not with those who ask after a change or for
 * numbers computed anew, and ended when the last who waits for it leaves.
 * @throws MetricsError `forbidden` on a call without a policy
 */
export function sqlAdapter<C extends Catalog>({
  catalog,
  binding,
  dialect,
  execute,
  clock = Date.now,
  defaultPolicy,
  statementTimeoutMs = 30_000,
  limits = {},
}: SqlAdapterOptions<C>): MetricsAdapter<C> {
  checkCatalog(catalog);
  checkBinding(catalog, binding as AnyBinding);
  const { turn, evaluate } = together(clock);
  const flights = singleFlight<Rows>();
  let isMixed = false;
  const runLimited = (statement: Statement, signal: AbortSignal, deadline: number) => {
    const timeoutMs = Math.min(statementTimeoutMs, wholeSeconds(deadline - clock()));
    return dialect.limitsTime
      ? execute(dialect.limited(statement, timeoutMs), { signal })
      : withDeadline(timeoutMs, signal, (ended) => execute(statement, { signal: ended }));
  };
  const spanOf = ({ sql, holdsValues }: Statement) => (holdsValues === true ? {} : { "db.query.text": sql });
  const answer = async (query: MetricsQuery<Catalog>, context: QueryContext) => {
    const { signal, policy = defaultPolicy, deadline = Number.POSITIVE_INFINITY, trace, cache = "prefer" } = context;
    const begunAfter = cache === "prefer" ? (context.changedAt ?? Number.NEGATIVE_INFINITY) : performance.now();
    const { now } = turn();
    const rules = entityRules(catalog, policy, { now });
    const privacy = privacyOf(policy);
    requirePrivate(catalog, query, privacy);
    const target: Target = { catalog, binding: binding as AnyBinding, rules, dialect, mixedCollations: isMixed };
    const ended = new AbortController();
    const leave = () => ended.abort(signal?.reason);
    if (signal?.aborted === true) leave();
    signal?.addEventListener("abort", leave, { once: true });
    const inTurn = atMost(statementsAtOnce);
    const share = (statement: Statement) =>
      flights.join(JSON.stringify([statement.sql, statement.values]), { signal: ended.signal, deadline, begunAfter }, (lead) =>
        runLimited(statement, lead.signal, lead.deadline),
      );
    const run = (statement: Statement) =>
      inTurn(() => (trace === undefined ? share(statement) : trace.span("metricdeck.statement", () => share(statement), spanOf(statement))));
    const answerFor = (asked: Target) =>
      answerQuery(asked, query, { run, evaluate: evaluate(asked, run) }, { now, limits: limitsFor(limits, context), privacy });
    try {
      return await answerFor(target).catch(async (thrown: unknown) => {
        if (target.mixedCollations === true || mixedCollations(thrown) === null) throw thrown;
        const answered = await answerFor({ ...target, mixedCollations: true });
        isMixed = true;
        return answered;
      });
    } catch (thrown) {
      ended.abort();
      throw thrown;
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  };
  const query = async <const Q extends MetricsQuery<C>>(asked: Q, context: QueryContext) =>
    (await answer(parseQuery<Catalog>(catalog, asked), context)) as Result<C, Q>;
  return {
    contract: 1,
    policies: true,
    ...(execute.source === undefined ? {} : { source: JSON.stringify([execute.source, dialect.name, binding]) }),
    query,
    queryMany: (asked) => asEachSettles(asked.map((one) => query(one.query, one.context))),
  };
}

/** The timeout stands in the statement's text: few different ones keep prepared statements few. */
function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000)) * 1000;
}

async function* asEachSettles<T>(answers: readonly Promise<T>[]): AsyncGenerator<{ readonly index: number } & Settled<T>> {
  const waiting = new Map(
    answers.map((answer, index) => [
      index,
      answer.then(
        (value) => ({ index, status: "fulfilled" as const, value }),
        (thrown: unknown) => ({ index, status: "rejected" as const, error: asMetricsError(thrown) }),
      ),
    ]),
  );
  while (waiting.size > 0) {
    const settled = await Promise.race(waiting.values());
    waiting.delete(settled.index);
    yield settled;
  }
}

async function answerQuery(
  target: Target,
  query: MetricsQuery<Catalog>,
  { run, evaluate }: { readonly run: RunStatement; readonly evaluate: Evaluate },
  { now, limits, privacy }: { readonly now: number; readonly limits: AnswerLimits; readonly privacy: Required<Privacy> },
): Promise<TableResult<AnyRow>> {
  const { catalog } = target;
  const most = limits.events ?? 1_000_000;
  const readEvents = eventsInSql(target, run, { most });
  switch (query.kind) {
    case "aggregate":
      return answerAggregate(
        catalog,
        query,
        topInOnePass(evaluate, catalog, query, { now, limits, minimumGroup: privacy.minimumGroup }),
        { now, limits, readEvents, privacy },
      );
    case "drivers":
      return answerDrivers(catalog, query, evaluate, { now, limits, readEvents, privacy });
    case "funnel":
      return answerFunnel(catalog, query, readEvents, { now, limits });
    case "retention":
      return answerRetention(catalog, query, cohortsInSql(target, run, { most }), { now, limits });
    case "records": {
      const plan = planRecords(catalog, query, { now, masked: privacy.masked });
      const dimensions = plan.columns.map((name) => catalog.dimensions[name] as Dimension);
      const rows = await run(target.dialect.written(compileRecords(target, plan)));
      const values = rows.map((row) => dimensions.map((dimension, index) => decodeValue(row[index], dimension)));
      return finishRecords(plan, values.slice(0, plan.size), rows.length > plan.size);
    }
    case "members": {
      const plan = planMembers(catalog, query, { now, minimumGroup: privacy.minimumGroup });
      const dimension = catalog.dimensions[plan.dimension] as Dimension;
      const rows = await run(target.dialect.written(compileMembers(target, plan)));
      const { exact, expression } = relationsOf(target, plan.entity).dimension(plan.dimension);
      requireOrderedEnd(rows[plan.size - 1], rows[plan.size], target.dialect, exact === expression ? "asStored" : "exactText");
      const page = rows.slice(0, plan.size).map(([value, count]) => ({
        value: decodeValue(value, dimension),
        count: decodeNumber(count) ?? 0,
      }));
      return finishMembers(plan, page, rows.length > plan.size);
    }
    default:
      return query satisfies never;
  }
}
