import { createPool } from "mysql2/promise";
import { describe, expect, it, vi } from "vitest";
import type { SpanRecord } from "../../src/server/index.ts";
import { createMetricsHandler, mariadb, memoryCache, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import { databaseError } from "../../src/server/databaseError.ts";
import { traceOf } from "../../src/server/spans.ts";
import { support } from "../query/support.ts";
import { dialects } from "./compile/goldenQueries.ts";
import { asking, onlyResult } from "./serving.ts";
import { supportBinding } from "./supportBinding.ts";

const annsTickets = {
  kind: "records",
  entity: "ticket",
  columns: ["agent"],
  where: { dimension: "agent", op: "equals", value: "Ann Lee" },
} as const;

describe("sqlAdapter(options) with spans", () => {
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))("%s: no span says what was asked for", async (_, dialect) => {
    const spans: SpanRecord[] = [];
    const adapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect, execute: async () => [], defaultPolicy: "public" });
    const trace = traceOf({ onSpan: (span) => spans.push(span) }, null);
    await adapter.query(annsTickets, { trace });
    const texts = spans.map(({ attributes }) => attributes["db.query.text"]);
    const hex = Buffer.from("Ann Lee").toString("hex");
    expect(spans.map(({ name }) => name)).toEqual(["metricdeck.statement"]);
    expect(JSON.stringify(texts)).not.toMatch(new RegExp(`Ann Lee|${hex}`));
    expect(texts.map((text) => text === undefined)).toEqual([dialect.name === "clickhouse"]);
  });
});

describe("source of sqlAdapter(options)", () => {
  const sourceOver = (uri: string, binding = supportBinding) =>
    sqlAdapter({ catalog: support, binding, dialect: mariadb(), execute: mysql2Executor(createPool(uri)) }).source;

  it("tells databases and bindings apart, and holds no password", () => {
    const { ticket, feedback } = supportBinding.entities;
    const fewer = { ...supportBinding, entities: { ticket: { ...ticket, table: "open_tickets" }, feedback } };
    const sources = [
      sourceOver("mysql://u:secret@db/one"),
      sourceOver("mysql://u:secret@db/two"),
      sourceOver("mysql://u:secret@db/one", fewer),
    ];
    expect([new Set(sources).size, sourceOver("mysql://u:other@db/one")]).toEqual([3, sources[0]]);
    expect(sources.join()).not.toContain("secret");
  });

  it("is not known where the executor does not say what it asks", () => {
    const execute = async () => [];
    expect(sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute }).source).toBe(undefined);
  });
});

describe("sqlAdapter(options) over keys and links of collations that the database does not compare", () => {
  const { ticket, feedback } = supportBinding.entities;
  const binding = {
    entities: {
      ticket: { ...ticket, columns: { ...ticket.columns, ticketId: { column: "ticket_id", text: true } } },
      feedback: { ...feedback, columns: { ticketId: { column: "ticket_id", text: true } } },
    },
  } as typeof supportBinding;
  const refusal = Object.assign(new Error(), { errno: 1267, sqlMessage: "Illegal mix of collations (latin1_bin,IMPLICIT) and (latin1_german2_ci,IMPLICIT) for operation '='" });
  const over = (refuses: (sql: string) => boolean) => {
    const asked: string[] = [];
    const execute = async ({ sql }: { readonly sql: string }) => {
      asked.push(/ ON (.*?) GROUP/.exec(sql)?.[1] ?? sql);
      if (refuses(sql)) throw databaseError(refusal);
      return [["phone", 2]];
    };
    const adapter = sqlAdapter({ catalog: support, binding, dialect: mariadb(), execute, defaultPolicy: "public" });
    return { asked, ask: () => adapter.query({ kind: "aggregate", metrics: ["rated"], by: ["channel"] }, {}) };
  };
  const converted = (alias: string) => `CONVERT(\`${alias}\`.\`ticket_id\` USING utf8mb4) COLLATE utf8mb4_nopad_bin`;
  const loose = `\`t1\`.\`ticket_id\` = \`t0\`.\`ticket_id\` AND ${converted("t1")} = ${converted("t0")}`;
  const across = `\`t1\`.\`ticket_id\` = ${converted("t0")} AND ${converted("t1")} = \`t0\`.\`ticket_id\``;

  it("asks once more with each converted beside the other, and from then on at once", async () => {
    const { asked, ask } = over((sql) => sql.includes(loose));
    const answers = [await ask(), await ask()];
    expect(answers.map(({ rows }) => rows.map(({ channel, rated }) => [channel, rated.value]))).toEqual([[["phone", 2]], [["phone", 2]]]);
    expect(asked).toEqual([loose, across, across]);
  });

  it("says which collations where that is of no help, and goes on as before", async () => {
    const { asked, ask } = over(() => true);
    await expect(ask()).rejects.toThrow("does not compare texts of the collations latin1_bin and latin1_german2_ci");
    await expect(ask()).rejects.toThrow("latin1_german2_ci");
    expect(asked).toEqual([loose, across, loose, across]);
  });
});

/** A database whose statements see what it held when they began, and end when they are let. */
function heldDatabase() {
  const table = { rows: 40 };
  const held: (() => void)[] = [];
  const execute = () => {
    const seen = table.rows;
    return new Promise<readonly (readonly unknown[])[]>((resolve) => held.push(() => resolve([[seen]])));
  };
  const adapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute, defaultPolicy: "public" });
  return { table, held, adapter, release: () => held.splice(0).forEach((end) => end()) };
}
const tickets = { kind: "aggregate", metrics: ["tickets"] } as const;
const running = async (held: readonly unknown[], count: number) => {
  await vi.waitFor(() => expect(held.length).toBe(count), { timeout: 5000 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(held.length).toBe(count);
};

describe("a statement that runs while the data changes", () => {
  it.each(["bypass", "revalidate"] as const)("is not joined by who asks with cache %s after it began", async (cache) => {
    const { table, held, adapter, release } = heldDatabase();
    const before = adapter.query(tickets, {});
    await running(held, 1);
    table.rows = 80;
    const after = Array.from({ length: 100 }, () => adapter.query(tickets, { cache }));
    await running(held, 2);
    release();
    const values = [before, ...after].map(async (answer) => (await answer).rows[0]?.tickets.value);
    expect(await Promise.all(values)).toEqual([40, ...after.map(() => 80)]);
  });

  it.each([0, 60_000])("is not joined by who asks after invalidate(), and is not kept as an answer from after it (staleMs %s)", async (staleMs) => {
    const { table, held, adapter, release } = heldDatabase();
    const handler = createMetricsHandler({ catalog: support, adapter, policy: "public", cache: { store: memoryCache(), staleMs } });
    const value = async () => {
      const { columns, freshness } = await onlyResult(await handler(asking(tickets)));
      const [column] = columns;
      return [column?.role === "metric" ? column.cells.value[0] : null, freshness.source];
    };
    const before = value();
    await running(held, 1);
    table.rows = 80;
    const invalidatedAt = Date.now();
    handler.invalidate(["ticket"]);
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(invalidatedAt));
    const after = Array.from({ length: 100 }, value);
    await running(held, 2);
    release();
    expect(await before).toEqual([40, "live"]);
    expect(await Promise.all(after)).toEqual(after.map(() => [80, "live"]));
    expect(await value()).toEqual([80, "cache"]);
  });
});
