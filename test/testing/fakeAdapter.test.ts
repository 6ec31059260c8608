import { describe, expect, it } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import type { MetricsQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };
const solved: MetricsQuery = { kind: "aggregate", metrics: ["solved"] };

describe("fakeAdapter", () => {
  it("fakeAdapter(rows) answers with them, and remembers what it was asked", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    expect((await adapter.query(tickets, {})).rows).toEqual([{ tickets: { value: 7 } }]);
    expect([adapter.requests, adapter.asked]).toEqual([1, [{ query: tickets, context: {} }]]);
  });

  it("fakeAdapter(error) throws it", async () => {
    await expect(fakeAdapter(new MetricsError("forbidden", "no")).query(tickets, {})).rejects.toThrow("metricdeck: no");
  });

  it('fakeAdapter("pending") never answers, but ends when it is aborted', async () => {
    const leaving = new AbortController();
    const answer = fakeAdapter("pending").query(tickets, { signal: leaving.signal });
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
  });

  it("queryMany(asked) answers in the order in which answers are there", async () => {
    const adapter = fakeAdapter([{ tickets: 7, solved: 5 }], { delayMs: (query) => (query === tickets ? 20 : 0) });
    const order: number[] = [];
    for await (const { index } of adapter.queryMany?.([tickets, solved].map((query) => ({ query, context: {} }))) ?? [])
      order.push(index);
    expect([order, adapter.requests, adapter.asked.length]).toEqual([[1, 0], 1, 2]);
  });

  it("answerWith(answer) changes what is answered from then on", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    adapter.answerWith([]);
    expect((await adapter.query(tickets, {})).rowCount).toBe(0);
  });
});
