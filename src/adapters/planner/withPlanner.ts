import type { AskedQuery, MetricsAdapter, QueryContext } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { withoutRows, withRows } from "../../query/columns.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import type { MetricsQuery } from "../../query/query.ts";
import type { PlanNote, TableResult } from "../../query/result.ts";
import { answering, queryAll } from "../decorators/queryAll.ts";
import type { SettledQuery } from "../decorators/queryAll.ts";
import { answerSteps } from "./answerSteps.ts";
import { planQuery } from "./planQuery.ts";
import type { QueryPlan } from "./planQuery.ts";
import type { CellsStep } from "./planSteps.ts";

export interface PlannerOptions<C extends Catalog> {
  readonly catalog: C;
  /** Epoch milliseconds; what relative ranges are relative to. Default: the system's clock. */
  readonly clock?: () => number;
}

/**
 * Answers what the adapter's capabilities deny out of what they allow, or refuses with the reason. Every answer says in
 * `plan` how it came about. What several queries ask first goes to the adapter together.
 */
export function withPlanner<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  { catalog, clock = Date.now }: PlannerOptions<C>,
): MetricsAdapter<C> {
  const { capabilities = {}, subscribe } = adapter;
  const planOf = (query: unknown, now: number) => planQuery(catalog, capabilities, query as MetricsQuery, { now });

  const answer = async ({ query, context }: AskedQuery<C>, send: Send): Promise<TableResult<unknown>> => {
    const now = clock();
    const plan = planOf(query, now);
    if (plan.how === "refused") throw refusal(plan);
    const askSource = (queries: readonly MetricsQuery[]) => Promise.all(queries.map((one) => send(one, context)));
    if (plan.how === "native") return noted(await send(query as unknown as MetricsQuery, context), { how: "native", steps: 1 });
    const { how, reason, steps } = plan;
    const [first] = steps;
    if (first?.part === "whole") {
      const { timeZone = "UTC" } = query.calendar ?? {};
      return noted(await send(first.query, context), { how, steps: 1, reason }, timeZone);
    }
    const options = { now, note: { how, reason } };
    return answerSteps(catalog, capabilities, query as never, steps as readonly CellsStep[], askSource, options);
  };

  const planned = answering(adapter, async function* planned(asked: readonly AskedQuery<C>[]): AsyncIterable<SettledQuery> {
    const send = together(adapter);
    const open = new Map(asked.map((one, index) => [index, settled(answer(one, send), index)]));
    while (open.size > 0) {
      const next = await Promise.race(open.values());
      open.delete(next.index);
      yield next;
    }
  });
  const { capabilities: _, subscribe: _subscribe, ...rest } = planned;
  if (subscribe === undefined) return rest;
  return {
    ...rest,
    subscribe(query, context) {
      const plan = planOf(query, clock());
      if (plan.how === "native") return subscribe.call(adapter, query, context) as never;
      throw plan.how === "refused" ? refusal(plan) : new MetricsError("unsupported", `${plan.reason}: ask again instead`);
    },
  };
}

function refusal({ reason, path }: Extract<QueryPlan, { readonly how: "refused" }>): MetricsError {
  return new MetricsError("unsupported", reason, { path });
}

function noted(result: TableResult<unknown>, plan: PlanNote, timeZone = result.timeZone): TableResult<unknown> {
  return withRows({ ...withoutRows(result), timeZone, plan });
}

async function settled(answer: Promise<TableResult<unknown>>, index: number): Promise<SettledQuery> {
  try {
    return { index, status: "fulfilled", value: await answer };
  } catch (thrown) {
    return { index, status: "rejected", error: asMetricsError(thrown) };
  }
}

type Send = (query: MetricsQuery, context: QueryContext) => Promise<TableResult<unknown>>;

/** Collects what is asked before anybody waits, and asks the adapter once. */
function together<C extends Catalog>(adapter: MetricsAdapter<C>): Send {
  interface Waiting {
    readonly one: AskedQuery<C>;
    resolve(result: TableResult<unknown>): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  const flush = async () => {
    const now = waiting;
    waiting = [];
    const left = new Set(now);
    try {
      for await (const answer of queryAll(adapter, now.map(({ one }) => one))) {
        const asked = now[answer.index];
        if (asked === undefined) continue;
        left.delete(asked);
        if (answer.status === "fulfilled") asked.resolve(answer.value);
        else asked.reject(answer.error);
      }
    } catch (thrown) {
      for (const asked of left) asked.reject(thrown);
    }
    for (const asked of left) asked.reject(asMetricsError(new Error("the adapter ended without an answer")));
  };
  return (query, context) =>
    new Promise((resolve, reject) => {
      waiting.push({ one: { query: query as never, context }, resolve, reject });
      if (waiting.length === 1) queueMicrotask(() => void flush());
    });
}
