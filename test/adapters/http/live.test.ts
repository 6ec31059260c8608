import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { httpAdapter } from "../../../src/adapters/http/index.ts";
import type { HttpAdapterOptions } from "../../../src/adapters/http/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AnyRow, Cell, MetricsQuery, TableResult } from "../../../src/query/index.ts";
import { nodeListener } from "../../../src/server/index.ts";
import { result, serve } from "../../server/serving.ts";
import type { Answer, ServeOptions } from "../../server/serving.ts";

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };
const byChannel: MetricsQuery = { ...tickets, by: ["channel"] };
const live = { intervalMs: 60_000, leastMs: 2, heartbeatMs: 20 };

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** The handler behind Node's server, which can be stopped and started at the same port. */
async function listening(answer: Answer, options: ServeOptions = {}) {
  const requests: Record<string, string | undefined>[] = [];
  let served = serve(answer, { live, ...options });
  let server: Server;
  let port = 0;
  let streams = 0;
  const start = async () => {
    served = serve(answer, { live, ...options });
    const listener = nodeListener(served.handler);
    server = createServer((incoming, outgoing) => {
      const { accept, authorization, "last-event-id": lastEventId } = incoming.headers;
      streams += 1;
      outgoing.on("close", () => (streams -= 1));
      requests.push({ accept, authorization, lastEventId: lastEventId as string | undefined });
      listener(incoming, outgoing);
    }).listen(port, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  };
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await start();
  ends.push(() => void stop());
  const adapterOf = (more: Partial<HttpAdapterOptions> = {}) =>
    httpAdapter({ url: `http://127.0.0.1:${port}/metrics`, random: () => 0.01, ...more });
  return { requests, start, stop, streams: () => streams, adapterOf, invalidate: () => served.handler.invalidate() };
}

/** What a subscription says: the value of its first cell, or the code of the error that ended it. */
function following(adapter: ReturnType<typeof httpAdapter>, query: MetricsQuery) {
  const leaving = new AbortController();
  ends.push(() => leaving.abort());
  const heard: unknown[] = [];
  const done = (async () => {
    try {
      for await (const answer of adapter.subscribe?.(query, { signal: leaving.signal }) ?? []) {
        const [row] = (answer as TableResult<AnyRow>).rows;
        heard.push((row?.["tickets"] as Cell | undefined)?.value);
      }
      heard.push("left");
    } catch (thrown) {
      heard.push((thrown as MetricsError).code);
    }
  })();
  return { heard, done, leave: () => leaving.abort() };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("httpAdapter subscribe", () => {
  it("gives the answer now and with every change, all queries of a moment over one stream", async () => {
    let value = 1;
    const { requests, adapterOf, invalidate } = await listening(async (query) =>
      result(1, query.kind === "aggregate" && query.by ? 50 : value),
    );
    const adapter = adapterOf();
    const [first, second] = [following(adapter, tickets), following(adapter, byChannel)];
    await expect.poll(() => [first.heard, second.heard]).toEqual([[1], [50]]);
    value = 2;
    invalidate();
    await expect.poll(() => [first.heard, second.heard]).toEqual([[1, 2], [50]]);
    expect(requests).toEqual([{ accept: "text/event-stream" }]);
  });

  it("follows queries that are too much for one request over as few streams as can be", async () => {
    const { requests, adapterOf } = await listening(async (query) => result(1, query.kind === "aggregate" ? 3 : 0));
    const adapter = adapterOf();
    const values = Array.from({ length: 4000 }, (_, index) => `ticket ${index}`.padEnd(30, "-"));
    const all = ["phone", "chat", "email", "web", "app"].map((value) =>
      following(adapter, { ...tickets, where: { and: [{ dimension: "agent", op: "in", values }, { dimension: "region", op: "equals", value }] } }),
    );
    await expect.poll(() => all.map(({ heard }) => heard)).toEqual([[3], [3], [3], [3], [3]]);
    expect(requests.length).toBe(3);
  });

  it("opens the stream anew for another query, and repeats nothing that is known", async () => {
    const { requests, adapterOf } = await listening(async (query) =>
      result(1, query.kind === "aggregate" && query.by ? 50 : 1),
    );
    const adapter = adapterOf();
    const first = following(adapter, tickets);
    await expect.poll(() => first.heard).toEqual([1]);
    const second = following(adapter, byChannel);
    await expect.poll(() => second.heard).toEqual([50]);
    await pause(30);
    expect([first.heard, second.heard, requests.length]).toEqual([[1], [50], 2]);
    expect(requests[1]?.["lastEventId"]).toMatch(/^[^.]+\.$/);
  });

  it("takes up again after a restart of the server, and gives only what has changed since", async () => {
    let value = 1;
    const { requests, start, stop, adapterOf } = await listening(async (query) =>
      result(1, query.kind === "aggregate" && query.by ? 50 : value),
    );
    const adapter = adapterOf();
    const [first, second] = [following(adapter, tickets), following(adapter, byChannel)];
    await expect.poll(() => [first.heard, second.heard]).toEqual([[1], [50]]);
    await stop();
    await pause(40);
    value = 2;
    await start();
    await expect.poll(() => [first.heard, second.heard]).toEqual([[1, 2], [50]]);
    expect(requests.at(-1)?.["lastEventId"]).toMatch(/^[^.]+\.[^.]+$/);
  });

  it("refreshes the token where the server ends the stream for it, and goes on", async () => {
    let now = 0;
    let valid = "Bearer a";
    let value = 1;
    const { requests, adapterOf, invalidate } = await listening(async () => result(1, value), {
      authenticate: (request) => (request.headers.get("authorization") === valid ? "ann" : null),
      live: { ...live, authenticateMs: 1000 },
      clock: () => now,
    });
    const asked: boolean[] = [];
    const adapter = adapterOf({
      getToken: ({ refresh }) => {
        asked.push(refresh);
        return asked.includes(true) ? "b" : "a";
      },
    });
    const { heard } = following(adapter, tickets);
    await expect.poll(() => heard).toEqual([1]);
    [now, valid, value] = [1000, "Bearer b", 2];
    invalidate();
    await expect.poll(() => heard).toEqual([1, 2]);
    expect(asked).toEqual([false, false, true]);
    expect(requests.map(({ authorization }) => authorization)).toEqual(["Bearer a", "Bearer a", "Bearer b"]);
  });

  it("throws what is refused for good, and leaves the others on the stream", async () => {
    const { adapterOf } = await listening((query) =>
      query.kind === "aggregate" && query.by
        ? Promise.reject(new MetricsError("forbidden", "not yours"))
        : Promise.resolve(result()),
    );
    const adapter = adapterOf();
    const [first, second] = [following(adapter, tickets), following(adapter, byChannel)];
    await expect.poll(() => [first.heard, second.heard]).toEqual([[7], ["forbidden"]]);
  });

  it("passes over what may pass, and gives the answer that follows", async () => {
    let broken = true;
    const { adapterOf, invalidate } = await listening(() =>
      broken ? Promise.reject(new MetricsError("timeout", "x")) : Promise.resolve(result()),
    );
    const { heard } = following(adapterOf(), tickets);
    await pause(40);
    expect(heard).toEqual([]);
    broken = false;
    invalidate();
    await expect.poll(() => heard).toEqual([7]);
  });

  it("throws where the caller is refused, and where nothing live is served", async () => {
    const { adapterOf } = await listening(async () => result(), { authenticate: () => null });
    const refused = following(adapterOf(), tickets);
    await refused.done;
    const plain = httpAdapter({ url: "/api", fetch: async () => new Response("{}", { headers: { "content-type": "application/json" } }) });
    const silent = following(plain, tickets);
    await silent.done;
    expect([refused.heard, silent.heard]).toEqual([["unauthenticated"], ["contract-violation"]]);
  });

  it("frees the connection and the query on the server when its reader leaves", async () => {
    let ended = false;
    const { adapterOf, streams } = await listening((query, { signal }) => {
      if (query.kind === "aggregate") return Promise.resolve(result());
      return new Promise(() => signal?.addEventListener("abort", () => (ended = true)));
    });
    const adapter = adapterOf();
    const first = following(adapter, tickets);
    const second = following(adapter, { kind: "members", dimension: "channel" });
    await expect.poll(() => first.heard).toEqual([7]);
    expect(streams()).toBe(1);
    first.leave();
    second.leave();
    await Promise.all([first.done, second.done]);
    await expect.poll(() => [ended, streams()]).toEqual([true, 0]);
    expect([first.heard, second.heard]).toEqual([[7, "left"], ["left"]]);
  });
});
