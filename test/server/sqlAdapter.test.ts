import { describe, expect, it } from "vitest";
import type { SpanRecord } from "../../src/server/index.ts";
import { sqlAdapter } from "../../src/server/index.ts";
import { traceOf } from "../../src/server/spans.ts";
import { support } from "../query/support.ts";
import { dialects } from "./compile/goldenQueries.ts";
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
