import { afterEach, describe, expect, it, vi } from "vitest";
import { withCache, withFallback, withRecording, withRetry } from "../../../src/adapters/decorators/index.ts";
import type { Recording } from "../../../src/adapters/decorators/index.ts";
import type { AskedQuery, Catalog, MetricsAdapter, MetricsQuery } from "../../../src/query/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };
const rated: MetricsQuery = { kind: "aggregate", metrics: ["rated"] };
const rowsFor = (query: MetricsQuery) => (query.kind === "aggregate" ? [{ [String(query.metrics[0])]: 5 }] : []);
const busy = new MetricsError("rate-limited", "too many questions", { retryAfterMs: 20 });
const asked = (...queries: readonly MetricsQuery[]): readonly AskedQuery<Catalog>[] =>
  queries.map((query) => ({ query, context: {} }));

async function all(adapter: MetricsAdapter, ...queries: readonly MetricsQuery[]) {
  const settled = [];
  for await (const one of adapter.queryMany?.(asked(...queries)) ?? []) settled.push(one);
  return settled.sort((a, b) => a.index - b.index).map((one) => (one.status === "fulfilled" ? one.value.freshness.source : one.error.code));
}

afterEach(() => {
  vi.useRealTimers();
});

describe("withCache(adapter)", () => {
  it("asks once for queries of equal meaning, and says that the second answer was kept", async () => {
    const inner = fakeAdapter(rowsFor);
    const adapter = withCache(inner);
    await adapter.query(tickets, {});
    const again = await adapter.query({ metrics: [{ metric: "tickets" }], kind: "aggregate", by: [] }, {});
    expect(inner.asked).toHaveLength(1);
    expect(again.freshness.source).toBe("cache");
    expect(again.rows).toEqual([{ tickets: { value: 5 } }]);
  });

  it("passes on only what it does not have", async () => {
    const inner = fakeAdapter(rowsFor);
    const adapter = withCache(inner);
    await adapter.query(tickets, {});
    expect(await all(adapter, rated, tickets)).toEqual(["live", "cache"]);
    expect(inner.asked.map(({ query }) => query)).toEqual([tickets, rated]);
  });

  it("keeps answers apart by row policy", async () => {
    const inner = fakeAdapter(rowsFor);
    const adapter = withCache(inner);
    await adapter.query(tickets, { policy: { ticket: "all" } });
    await adapter.query(tickets, { policy: { ticket: "none" } });
    expect(inner.asked).toHaveLength(2);
  });

  it("forgets after its time, and the longest unused beyond its number", async () => {
    let now = 0;
    const inner = fakeAdapter(rowsFor);
    const adapter = withCache(inner, { ttlMs: 100, entries: 1, clock: () => now });
    await adapter.query(tickets, {});
    await adapter.query(rated, {});
    await adapter.query(tickets, {});
    expect(inner.asked).toHaveLength(3);
    now = 100;
    await adapter.query(tickets, {});
    expect(inner.asked).toHaveLength(4);
  });

  it("asks anew with revalidate, and neither reads nor keeps with bypass", async () => {
    const inner = fakeAdapter(rowsFor);
    const adapter = withCache(inner);
    await adapter.query(tickets, { cache: "bypass" });
    await adapter.query(tickets, { cache: "revalidate" });
    expect((await adapter.query(tickets, {})).freshness.source).toBe("cache");
    expect(inner.asked).toHaveLength(2);
  });

  it("keeps no error", async () => {
    const inner = fakeAdapter(() => busy);
    const adapter = withCache(inner);
    await expect(adapter.query(tickets, {})).rejects.toThrow(busy);
    inner.answerWith(rowsFor);
    expect((await adapter.query(tickets, {})).rowCount).toBe(1);
  });
});

describe("withRetry(adapter)", () => {
  it("asks again only for what failed and may pass, after the time that the error says", async () => {
    vi.useFakeTimers();
    let first = true;
    const inner = fakeAdapter((query) => {
      if (query !== rated || !first) return rowsFor(query);
      first = false;
      return busy;
    });
    const done = all(withRetry(inner, { baseMs: 1, random: () => 0 }), tickets, rated);
    await vi.advanceTimersByTimeAsync(19);
    expect(inner.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2);
    expect(await done).toEqual(["live", "live"]);
    expect(inner.asked.map(({ query }) => query)).toEqual([tickets, rated, rated]);
  });

  it("gives up after its attempts, and at once on what no repetition mends", async () => {
    const inner = fakeAdapter(() => new MetricsError("unavailable", "down"));
    await expect(withRetry(inner, { attempts: 3, baseMs: 0 }).query(tickets, {})).rejects.toMatchObject({ code: "unavailable" });
    expect(inner.asked).toHaveLength(3);
    inner.answerWith(() => new MetricsError("forbidden", "no"));
    await expect(withRetry(inner).query(tickets, {})).rejects.toMatchObject({ code: "forbidden" });
    expect(inner.asked).toHaveLength(4);
  });

  it("passes on an error that asks for a longer wait than it may", async () => {
    const inner = fakeAdapter(() => new MetricsError("rate-limited", "later", { retryAfterMs: 60_000 }));
    await expect(withRetry(inner).query(tickets, {})).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(inner.asked).toHaveLength(1);
  });

  it("stops waiting when nobody waits any more", async () => {
    const gone = new AbortController();
    const inner = fakeAdapter(() => new MetricsError("rate-limited", "later", { retryAfterMs: 5_000 }));
    const answer = withRetry(inner).query(tickets, { signal: gone.signal });
    await new Promise((resolve) => setTimeout(resolve));
    gone.abort();
    await expect(answer).rejects.toBeInstanceOf(MetricsError);
  });
});

describe("withFallback(first, second)", () => {
  it("asks the second what the first cannot answer now, and says so", async () => {
    const first = fakeAdapter((query) => (query === rated ? new MetricsError("unavailable", "down") : rowsFor(query)));
    const second = fakeAdapter(rowsFor);
    const adapter = withFallback(first, second);
    expect(await all(adapter, tickets, rated)).toEqual(["live", "live"]);
    expect(second.asked.map(({ query }) => query)).toEqual([rated]);
    const answer = await adapter.query(rated, {});
    expect(answer.warnings?.map(({ code }) => code)).toEqual(["fallback"]);
    expect(answer.rows).toEqual([{ rated: { value: 5 } }]);
  });

  it("leaves the caller's own mistakes with the first", async () => {
    const second = fakeAdapter(rowsFor);
    const first = fakeAdapter(() => new MetricsError("invalid-query", "no such metric"));
    await expect(withFallback(first, second).query(tickets, {})).rejects.toMatchObject({ code: "invalid-query" });
    expect(second.asked).toHaveLength(0);
  });
});

describe("withRecording(adapter)", () => {
  it("tells of each query what was answered or refused, as plain JSON", async () => {
    const recordings: Recording[] = [];
    const inner = fakeAdapter((query) => (query === rated ? busy : rowsFor(query)));
    let now = 0;
    await all(withRecording(inner, (one) => recordings.push(one), { now: () => (now += 4) }), tickets, rated);
    expect(JSON.parse(JSON.stringify(recordings))).toMatchObject([
      { query: tickets, durationMs: 4, result: { rowCount: 1 } },
      { query: rated, durationMs: 8, error: { code: "rate-limited", retryAfterMs: 20 } },
    ]);
  });
});

describe("every decorator", () => {
  it("keeps what an adapter says that it can do, for a planner around it", () => {
    const capabilities = { aggregate: { compare: false } };
    const inner = Object.assign(fakeAdapter([]), { capabilities });
    const decorated = [withCache(inner), withRetry(inner), withFallback(inner, fakeAdapter([])), withRecording(inner, () => {})];
    expect(decorated.map((adapter) => adapter.capabilities)).toEqual([capabilities, capabilities, capabilities, capabilities]);
  });
});
