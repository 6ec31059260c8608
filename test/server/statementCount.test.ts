import { describe, expect, it } from "vitest";
import type { AggregateQuery, MetricsQuery, QueryContext } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { mariadb } from "../../src/server/dialects/mariadb.ts";
import type { Statement } from "../../src/server/sql.ts";
import type { Execute } from "../../src/server/sqlAdapter.ts";
import { sqlAdapter } from "../../src/server/sqlAdapter.ts";
import { support } from "../query/support.ts";
import { supportBinding } from "./supportBinding.ts";

type Query = MetricsQuery<typeof support>;

function counting(execute: Execute = async () => []) {
  const statements: Statement[] = [];
  const adapter = sqlAdapter({
    catalog: support,
    binding: supportBinding,
    dialect: mariadb(),
    execute: (statement, options) => {
      statements.push(statement);
      return execute(statement, options);
    },
    defaultPolicy: "public",
  });
  const askMany = async (queries: readonly Query[], context: QueryContext = {}) => {
    const answers = [];
    for await (const answer of adapter.queryMany?.(queries.map((query) => ({ query, context }))) ?? []) answers.push(answer);
    return answers;
  };
  return { adapter, askMany, statements };
}

const range = { last: 28, unit: "day" } as const;
const kpi = (metric: AggregateQuery<typeof support>["metrics"][number]): Query => ({
  kind: "aggregate",
  metrics: [metric],
  time: { range },
  compare: [{ id: "before", to: "previous" }],
});
const tiles = (["tickets", "solvedShare", "replyCount", "firstResponse", "firstResponseP90", "agents"] as const).map(kpi);

describe("queryMany(queries) counts statements", () => {
  it("asks one for six tiles with comparison", async () => {
    const { askMany, statements } = counting();
    const answers = await askMany(tiles);
    expect(answers.map(({ status }) => status)).toEqual(tiles.map(() => "fulfilled"));
    expect(statements).toHaveLength(1);
  });

  it("asks one also where each tile is a call of its own in the same moment", async () => {
    const { adapter, statements } = counting();
    await Promise.all(tiles.map((query) => adapter.query(query, {})));
    expect(statements).toHaveLength(1);
  });

  it("asks at most ten for a dashboard of twenty tiles", async () => {
    const trend = (metric: "tickets" | "solvedShare" | "replyCount" | "agents", by: readonly "channel"[] = []): Query => ({
      kind: "aggregate",
      metrics: [metric],
      by,
      time: { range, grain: "day" },
    });
    const table = (metric: "tickets" | "csat" | "firstResponse", by: "region" | "agent" | "channel"): Query => ({
      kind: "aggregate",
      metrics: [metric],
      by: [by],
      time: { range },
    });
    const dashboard: readonly Query[] = [
      ...tiles,
      kpi("csat"),
      kpi("rated"),
      ...(["phone", "chat"] as const).map((channel) => kpi({ metric: "tickets", where: { dimension: "channel", op: "equals", value: channel } })),
      trend("tickets"),
      trend("solvedShare"),
      trend("replyCount"),
      trend("agents", ["channel"]),
      table("tickets", "region"),
      table("firstResponse", "region"),
      table("tickets", "agent"),
      table("tickets", "channel"),
      table("csat", "channel"),
      { kind: "members", dimension: "region" },
    ];
    const { askMany, statements } = counting();
    const policy = { ticket: { dimension: "channel", op: "in", values: ["phone"] }, feedback: "all" } as const;
    const answers = await askMany(dashboard, { policy });
    expect(answers.map(({ status }) => status)).toEqual(dashboard.map(() => "fulfilled"));
    expect(dashboard).toHaveLength(20);
    expect(statements.length).toBeLessThanOrEqual(10);
  });

  it("never puts two policies into one statement", async () => {
    const { adapter, statements } = counting();
    const policies = ["phone", "chat"].map((channel) => ({
      ticket: { dimension: "channel", op: "equals", value: channel },
      feedback: "none",
    }) as const);
    await Promise.all(policies.map((policy) => adapter.query(kpi("tickets"), { policy })));
    expect(statements.map(({ values }) => [values.includes("phone"), values.includes("chat")])).toEqual([[true, false], [false, true]]);
  });

  it("shares a statement that already runs, and ends it when the last has left", async () => {
    const signals: AbortSignal[] = [];
    const { adapter, statements } = counting((_, { signal }) => {
      if (signal !== undefined) signals.push(signal);
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new MetricsError("aborted", "ended")));
      });
    });
    const callers = [new AbortController(), new AbortController()];
    const answers = [];
    const query: Query = { kind: "members", dimension: "region" };
    for (const { signal } of callers) {
      answers.push(adapter.query(query, { signal }).catch(({ code }: MetricsError) => code));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(statements).toHaveLength(1);
    callers[0]?.abort();
    expect(await answers[0]).toBe("aborted");
    expect(signals[0]?.aborted).toBe(false);
    callers[1]?.abort();
    expect(await answers[1]).toBe("aborted");
    expect(signals[0]?.aborted).toBe(true);
  });

  it("asks again alone where the database refuses what was put together", async () => {
    const { askMany, statements } = counting(async ({ sql }) => {
      if (sql.includes("md:firstResponseSeconds")) {
        throw new MetricsError("unavailable", "no such column", { retryable: false });
      }
      return [];
    });
    const answers = await askMany([kpi("tickets"), kpi("slowest"), kpi("replyCount")]);
    const byQuery = answers.toSorted((a, b) => a.index - b.index).map(({ status }) => status);
    expect(byQuery).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(statements).toHaveLength(4);
  });
});
