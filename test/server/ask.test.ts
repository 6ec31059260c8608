import { describe, expect, it } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import { memoryCache } from "../../src/server/index.ts";
import type { MetricsCache } from "../../src/server/index.ts";
import { asking, bodyOf, onlyResult, post, result, serve, tickets } from "./serving.ts";
import type { ServeOptions } from "./serving.ts";

/** A handler with a cache and a clock of its own; its adapter answers 1, 2, 3, … */
function counting(options: ServeOptions = {}, given?: MetricsCache) {
  const clock = { now: Date.parse("2026-03-10T12:00:00Z") };
  const store = given ?? memoryCache({ clock: () => clock.now });
  const asked = { count: 0, signals: [] as (AbortSignal | undefined)[] };
  const served = serve(
    async (_query, { signal }) => {
      asked.count += 1;
      asked.signals.push(signal);
      return result(1, asked.count);
    },
    { cache: { store, ttlMs: 1000, staleMs: 5000 }, clock: () => clock.now, ...options },
  );
  const value = async (query: object = tickets, mode?: string) => {
    const request = mode === undefined ? asking(query) : post({ contract: 1, queries: [{ query, cache: mode }] });
    const { columns, freshness } = await onlyResult(await served.handler(request));
    const [column] = columns;
    return [column?.role === "metric" ? column.cells.value[0] : null, freshness.source];
  };
  return { ...served, clock, asked, value };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("a handler with a cache", () => {
  it("gives an answer out again as one from the cache, with the time at which it was computed", async () => {
    const { value, handler, events } = counting();
    expect([await value(), await value({ ...tickets, by: [] })]).toEqual([[1, "live"], [1, "cache"]]);
    expect((await onlyResult(await handler(asking(tickets)))).freshness).toEqual({
      computedAt: "2026-01-01T00:00:00.000Z",
      source: "cache",
    });
    expect(events.map(({ cache }) => cache)).toEqual(["miss", "hit", "hit"]);
  });

  it("gives an old answer out while it computes a new one, and computes at last", async () => {
    const { value, clock, asked } = counting();
    await value();
    clock.now += 1001;
    expect(await value()).toEqual([1, "cache"]);
    await settle();
    expect([asked.count, await value()]).toEqual([2, [2, "cache"]]);
    clock.now += 6001;
    expect(await value()).toEqual([3, "live"]);
  });

  it("gives no answer out that a handler over other data, or over data that is not known, has kept", async () => {
    const store = memoryCache();
    const firstOf = async (source: string | undefined, namespace?: string) => {
      const options = { cache: { store, ...(namespace === undefined ? {} : { namespace }) } };
      const own = { contract: 1, query: async () => result(1, Math.random()), ...(source === undefined ? {} : { source }) };
      const { handler } = serve(undefined, { ...options, adapter: own as never });
      return (await onlyResult(await handler(asking(tickets)))).freshness.source;
    };
    const asked = [await firstOf("a"), await firstOf("b"), await firstOf("a"), await firstOf("a", "n"), await firstOf("b", "n")];
    expect(asked).toEqual(["live", "live", "cache", "live", "live"]);
    expect([await firstOf(undefined), await firstOf(undefined)]).toEqual(["live", "live"]);
    expect([await firstOf(undefined, "n"), await firstOf(undefined, "n"), await firstOf(undefined, "m")]).toEqual(["live", "cache", "live"]);
  });

  it("computes anew for revalidate, and keeps that; keeps and reads nothing for bypass", async () => {
    const { value } = counting();
    await value();
    expect([await value(tickets, "bypass"), await value(), await value(tickets, "revalidate"), await value()]).toEqual([
      [2, "live"],
      [1, "cache"],
      [3, "live"],
      [3, "cache"],
    ]);
  });

  it("refuses another mode", async () => {
    const { handler } = counting();
    const response = await handler(post({ contract: 1, queries: [{ query: tickets, cache: "always" }] }));
    expect(((await response.json()) as { error: { path: string } }).error.path).toBe("queries[0].cache");
  });

  it("never answers one caller with what another may see", async () => {
    const { handler, asked } = counting({
      authenticate: (request) => request.headers.get("authorization"),
      policy: (user) => ({ ticket: { dimension: "agent", op: "equals", value: user }, feedback: "none" }),
    });
    const ask = async (user: string) => (await handler(post(bodyOf(tickets), { authorization: user }))).text();
    await ask("Ann");
    await ask("Bob");
    await ask("Ann");
    expect(asked.count).toBe(2);
  });

  it("keeps no error", async () => {
    let asked = 0;
    const { handler } = serve(
      async () => {
        asked += 1;
        if (asked === 1) throw new MetricsError("unavailable", "x");
        return result();
      },
      { cache: { store: memoryCache() } },
    );
    expect([(await handler(asking(tickets))).status, (await handler(asking(tickets))).status]).toEqual([503, 200]);
  });

  it("gives out nothing from before a change that the host tells of, neither kept nor being computed", async () => {
    const { value, handler } = counting();
    await value();
    handler.invalidate(["feedback"]);
    expect(await value()).toEqual([1, "cache"]);
    handler.invalidate(["ticket"]);
    expect(await value()).toEqual([2, "live"]);
  });

  it.each<[string, MetricsCache]>([
    ["is down", { get: () => Promise.reject(new Error("down")), set: () => Promise.reject(new Error("down")) }],
    ["throws", { get: () => { throw new Error("broken"); }, set: () => { throw new Error("broken"); } }],
    ["hangs", { get: () => new Promise(() => {}), set: () => new Promise(() => {}) }],
    ["gives back garbage", { get: async () => "{]", set: async () => {} }],
    ["gives back something else", { get: async () => '{"askedAt":1,"result":{"contract":1}}', set: async () => {} }],
    ["gives back no text", { get: async () => 7 as unknown as string, set: async () => {} }],
  ])("passes over a cache that %s", async (_title, store) => {
    const { value } = counting({}, store);
    expect([await value(), await value()]).toEqual([[1, "live"], [2, "live"]]);
  });

  it("leaves a cache that failed alone for a second", async () => {
    let reads = 0;
    const { value, clock } = counting({}, {
      get: () => {
        reads += 1;
        return Promise.reject(new Error("down"));
      },
      set: async () => {},
    });
    await value();
    await value();
    clock.now += 1000;
    await value();
    expect(reads).toBe(2);
  });

  it("asks the adapter in one turn for all that the cache lacks, however late the cache answers", async () => {
    const turns: number[] = [];
    let turn = 0;
    const tick = () => {
      turn += 1;
      if (turn < 200) setImmediate(tick);
    };
    tick();
    const store: MetricsCache = {
      get: async (key) => {
        await new Promise((resolve) => setTimeout(resolve, Number.parseInt(key.slice(0, 2), 16) % 20));
        return null;
      },
      set: async () => {},
    };
    const { handler } = serve(
      async () => {
        turns.push(turn);
        return result();
      },
      { cache: { store } },
    );
    const queries = ["phone", "chat", "email"].map((value) => ({ ...tickets, where: { dimension: "channel", op: "equals", value } }));
    await (await handler(asking(...queries))).text();
    expect([turns.length, new Set(turns).size]).toEqual([3, 1]);
  });
});

describe("a handler", () => {
  it("makes one query of 100 equal requests, and ends it when the last client has left", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { handler } = serve((_query, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const clients = Array.from({ length: 100 }, () => new AbortController());
    const calls = clients.map(({ signal }) => handler(post(bodyOf(tickets), {}, signal)));
    await settle();
    clients.slice(1).forEach((client) => client.abort());
    await settle();
    expect([signals.length, signals[0]?.aborted]).toEqual([1, false]);
    clients[0]?.abort();
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([499]));
    expect(signals[0]?.aborted).toBe(true);
  });
});
