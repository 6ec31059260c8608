import { answerAggregate } from "../engine/aggregate.ts";
import type { AnswerLimits } from "../engine/aggregatePlan.ts";
import { finishMembers, planMembers } from "../engine/members.ts";
import { finishRecords, planRecords } from "../engine/records.ts";
import { parseQuery } from "../query/index.ts";
import type {
  AnyRow,
  Catalog,
  Dimension,
  MetricsAdapter,
  MetricsQuery,
  QueryContext,
  Result,
  RowPolicy,
  TableResult,
} from "../query/index.ts";
import { atMost } from "./atMost.ts";
import type { AnyBinding, Binding } from "./binding.ts";
import { checkBinding } from "./binding.ts";
import { compileMembers } from "./compile/members.ts";
import { compileRecords } from "./compile/records.ts";
import type { Target } from "./compile/relations.ts";
import { decodeNumber, decodeValue } from "./decode.ts";
import type { Dialect } from "./dialects/mysql.ts";
import { evaluateInSql } from "./evaluate.ts";
import { entityRules } from "./policy.ts";
import type { Statement } from "./sql.ts";

/**
 * Runs one statement: rows as arrays; times, decimals and integers beyond 2^53 as text.
 * @throws MetricsError
 */
export type Execute = (
  statement: Statement,
  options: { readonly signal?: AbortSignal | undefined },
) => Promise<readonly (readonly unknown[])[]>;

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
 * Answers queries from MySQL or MariaDB. Every statement reads through the caller's row policy.
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
  checkBinding(catalog, binding as AnyBinding);
  const answer = async (query: MetricsQuery<Catalog>, { signal, policy = defaultPolicy }: QueryContext) => {
    const now = clock();
    const rules = entityRules(catalog, policy, { now });
    const target: Target = { catalog, binding: binding as AnyBinding, rules, dialect };
    const failed = new AbortController();
    const ended = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
    const inTurn = atMost(statementsAtOnce);
    const run = (statement: Statement) =>
      inTurn(() => execute(dialect.limited(statement, statementTimeoutMs), { signal: ended }));
    try {
      return await answerQuery(target, query, run, { now, limits });
    } catch (thrown) {
      failed.abort();
      throw thrown;
    }
  };
  return {
    contract: 1,
    query: async <const Q extends MetricsQuery<C>>(query: Q, context: QueryContext) =>
      (await answer(parseQuery<Catalog>(catalog, query), context)) as Result<C, Q>,
  };
}

async function answerQuery(
  target: Target,
  query: MetricsQuery<Catalog>,
  run: (statement: Statement) => ReturnType<Execute>,
  { now, limits }: { readonly now: number; readonly limits: AnswerLimits },
): Promise<TableResult<AnyRow>> {
  const { catalog } = target;
  switch (query.kind) {
    case "aggregate":
      return answerAggregate(catalog, query, evaluateInSql(target, run), { now, limits });
    case "records": {
      const plan = planRecords(catalog, query, { now });
      const dimensions = plan.columns.map((name) => catalog.dimensions[name] as Dimension);
      const rows = await run(compileRecords(target, plan));
      const values = rows.map((row) => dimensions.map((dimension, index) => decodeValue(row[index], dimension)));
      return finishRecords(plan, values.slice(0, plan.size), rows.length > plan.size);
    }
    case "members": {
      const plan = planMembers(catalog, query, { now });
      const dimension = catalog.dimensions[plan.dimension] as Dimension;
      const rows = await run(compileMembers(target, plan));
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
