import { describe, expect, it } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import type { MetricsAdapter, MetricsQuery } from "../../src/query/index.ts";
import { batchQueries } from "../../src/react/batch.ts";
import { fakeAdapter } from "../../src/testing/index.ts";

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };
const solved: MetricsQuery = { kind: "aggregate", metrics: ["solved"] };
const rows = [{ tickets: 7, solved: 5 }];

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "answered",
    (error: MetricsError) => error.code,
  );
}

describe("batchQueries", () => {
  it("sends the queries of one frame together", async () => {
    const adapter = fakeAdapter(rows);
    const ask = batchQueries(adapter);
    const answers = await Promise.all([ask(tickets), ask(solved)]);
    expect(answers.map((result) => result.rows)).toEqual([[{ tickets: { value: 7 } }], [{ solved: { value: 5 } }]]);
    expect([adapter.requests, adapter.asked.length]).toEqual([1, 2]);
  });

  it("asks one by one where the adapter has query alone", async () => {
    const full = fakeAdapter((query) => (query === solved ? new MetricsError("timeout", "slow") : rows));
    const adapter: MetricsAdapter = { contract: 1, query: full.query };
    const ask = batchQueries(adapter);
    expect(await Promise.all([ask(tickets), ask(solved)].map(codeOf))).toEqual(["answered", "timeout"]);
    expect(full.requests).toBe(2);
  });

  it("one failure fails one query", async () => {
    const ask = batchQueries(fakeAdapter((query) => (query === solved ? new MetricsError("forbidden", "no") : rows)));
    expect(await Promise.all([ask(tickets), ask(solved)].map(codeOf))).toEqual(["answered", "forbidden"]);
  });

  it("an adapter that throws or forgets an answer fails what it left open", async () => {
    const { query } = fakeAdapter(rows);
    const broken: MetricsAdapter = {
      contract: 1,
      query,
      // eslint-disable-next-line require-yield
      async *queryMany() {
        throw new Error("no network");
      },
    };
    expect(await codeOf(batchQueries(broken)(tickets))).toBe("unavailable");
    const forgetful: MetricsAdapter = { contract: 1, query, async *queryMany() {} };
    expect(await codeOf(batchQueries(forgetful)(tickets))).toBe("contract-violation");
  });

  it("a query that its asker left before it was sent is not sent", async () => {
    const adapter = fakeAdapter(rows);
    const ask = batchQueries(adapter);
    const leaving = new AbortController();
    const left = codeOf(ask(tickets, { signal: leaving.signal }));
    leaving.abort();
    expect(await left).toBe("aborted");
    await ask(solved);
    expect(adapter.asked.map(({ query }) => query)).toEqual([solved]);
  });

  it("who leaves and comes back within the frame asks once", async () => {
    const adapter = fakeAdapter(rows);
    const ask = batchQueries(adapter);
    const leaving = new AbortController();
    const left = codeOf(ask(tickets, { signal: leaving.signal }));
    leaving.abort();
    expect([await codeOf(ask(tickets)), await left]).toEqual(["answered", "aborted"]);
    expect(adapter.asked.length).toBe(1);
  });

  it("aborts what its asker has left, and nothing else", async () => {
    const adapter = fakeAdapter("pending");
    const ask = batchQueries(adapter);
    const [one, two] = [new AbortController(), new AbortController()];
    const left = [one, two].map(({ signal }) => codeOf(ask(tickets, { signal })));
    await expect.poll(() => adapter.requests).toBe(1);
    one.abort();
    expect(adapter.asked.map(({ context }) => context.signal?.aborted)).toEqual([true, false]);
    two.abort();
    expect(await Promise.all(left)).toEqual(["aborted", "aborted"]);
  });

  it("an aborted query asked again is a new request", async () => {
    const adapter = fakeAdapter("pending");
    const ask = batchQueries(adapter);
    const leaving = new AbortController();
    void codeOf(ask(tickets, { signal: leaving.signal }));
    await expect.poll(() => adapter.requests).toBe(1);
    leaving.abort();
    adapter.answerWith(rows);
    expect(await codeOf(ask(tickets))).toBe("answered");
    expect(adapter.requests).toBe(2);
  });
});
