import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import { nodeListener } from "../../src/server/index.ts";
import type { LiveOptions, WireAnswer } from "../../src/server/index.ts";
import { bodyOf, post, refused, result, serve, tickets } from "./serving.ts";
import type { Answer, ServeOptions } from "./serving.ts";

const quick: LiveOptions = { intervalMs: 60_000, leastMs: 5, heartbeatMs: 60_000 };
const byChannel = { ...tickets, by: ["channel"] };
const ratings = { kind: "aggregate", metrics: ["rated"] } as const;

const leaving: AbortController[] = [];
afterEach(() => leaving.splice(0).forEach((client) => client.abort()));

interface Event {
  readonly id?: string;
  readonly event?: string;
  readonly data?: { readonly index: number; readonly error?: { readonly code: string } } & Partial<WireAnswer>;
}

/** The events of a stream, as a client reads them. */
function reading(response: Response) {
  const events: Event[] = [];
  const comments: string[] = [];
  const state = { ended: false };
  const read = async () => {
    let rest = "";
    for await (const bytes of response.body ?? []) {
      const blocks = (rest + new TextDecoder().decode(bytes)).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        if (block.startsWith(":")) comments.push(block);
        const fields = Object.fromEntries(block.split("\n").map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)]));
        if (fields["data"] === undefined) continue;
        events.push({ ...fields, data: JSON.parse(fields["data"]) as NonNullable<Event["data"]> } as Event);
      }
    }
    state.ended = true;
  };
  read().catch(() => {});
  return { events, comments, state };
}

async function subscribe(
  answer: Answer,
  { live = {}, headers = {}, queries = [tickets], ...options }: ServeOptions & { headers?: Record<string, string>; queries?: object[] } = {},
) {
  const served = serve(answer, { live: { ...quick, ...live }, ...options });
  const open = async (more: Record<string, string> = {}) => {
    const client = new AbortController();
    leaving.push(client);
    const response = await served.handler(post(bodyOf(...queries), { accept: "text/event-stream", ...headers, ...more }));
    client.signal.addEventListener("abort", () => void response.body?.cancel().catch(() => {}));
    return response;
  };
  return { ...served, open };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a live stream", () => {
  it("begins with every answer and goes on with those that changed", async () => {
    let value = 1;
    const { handler, open } = await subscribe(async (query) => result(1, query.kind === "aggregate" && query.by ? 50 : value), {
      queries: [tickets, byChannel],
    });
    const response = await open();
    const { events } = reading(response);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    await expect.poll(() => events.map(({ data }) => data?.index)).toEqual([0, 1]);
    value = 2;
    handler.invalidate(["ticket"]);
    await expect.poll(() => events.map(({ data }) => data?.index)).toEqual([0, 1, 0]);
    handler.invalidate(["ticket"]);
    await pause(30);
    expect(events.map(({ event }) => event)).toEqual(["answer", "answer", "answer"]);
  });

  it("asks only what a change touches, and everything after an interval", async () => {
    const asked: string[] = [];
    const { handler, open } = await subscribe(
      async (query) => {
        asked.push(query.kind === "aggregate" ? String(query.metrics[0]) : "");
        return result();
      },
      { queries: [tickets, ratings], live: { intervalMs: 200 }, clock: () => 1000 },
    );
    reading(await open());
    await expect.poll(() => asked).toEqual(["tickets", "rated"]);
    handler.invalidate(["feedback"]);
    await expect.poll(() => asked).toEqual(["tickets", "rated", "rated"]);
    await expect.poll(() => asked).toEqual(["tickets", "rated", "rated", "tickets", "rated"]);
  });

  it("takes up from the last event, repeating nothing that is still so", async () => {
    let value = 1;
    const { open } = await subscribe(async (query) => result(1, query.kind === "aggregate" && query.by ? 50 : value), {
      queries: [tickets, byChannel],
    });
    const first = reading(await open());
    await expect.poll(() => first.events.length).toBe(2);
    value = 2;
    const second = reading(await open({ "last-event-id": first.events[1]?.id ?? "" }));
    await expect.poll(() => second.events.map(({ data }) => data?.index)).toEqual([0]);
    const garbled = reading(await open({ "last-event-id": "1.2.3" }));
    await expect.poll(() => garbled.events.length).toBe(2);
    await pause(20);
    expect(second.events.length).toBe(1);
  });

  it("tells of a fault once, and of its end", async () => {
    let broken = true;
    const { handler, open } = await subscribe(() =>
      broken ? Promise.reject(new MetricsError("timeout", "x")) : Promise.resolve(result()),
    );
    const { events } = reading(await open());
    await expect.poll(() => events.length).toBe(1);
    handler.invalidate();
    await pause(20);
    broken = false;
    handler.invalidate();
    await expect.poll(() => events.map(({ data }) => data?.status)).toEqual(["error", "ok"]);
  });

  it("asks the policy anew in every round, and ends where it gives nothing more", async () => {
    let allowed = true;
    const { handler, open } = await subscribe(async () => result(), {
      authenticate: () => "ann",
      policy: () => (allowed ? "public" : "none"),
    });
    const { events, state } = reading(await open());
    await expect.poll(() => events.length).toBe(1);
    allowed = false;
    handler.invalidate();
    await expect.poll(() => [events.at(-1)?.event, events.at(-1)?.data?.error?.code, state.ended]).toEqual(["end", "forbidden", true]);
  });

  it("ends when the caller's token has run out", async () => {
    let now = 0;
    let valid = true;
    const { handler, open } = await subscribe(async () => result(), {
      authenticate: () => (valid ? "ann" : null),
      policy: () => "public",
      live: { authenticateMs: 1000 },
      clock: () => now,
    });
    const { events } = reading(await open());
    await expect.poll(() => events.length).toBe(1);
    valid = false;
    handler.invalidate();
    await pause(20);
    expect(events.length).toBe(1);
    now = 1000;
    handler.invalidate();
    await expect.poll(() => events.at(-1)?.data?.error?.code).toBe("unauthenticated");
  });

  it("shows signs of life", async () => {
    const { open } = await subscribe(async () => result(), { live: { heartbeatMs: 5 } });
    const { comments } = reading(await open());
    await expect.poll(() => comments.length > 2).toBe(true);
  });

  it("refuses one beyond the limit, until another has gone", async () => {
    const { open } = await subscribe(async () => result(), { live: { streams: 1 } });
    const first = await open();
    expect(await refused(await open())).toEqual([429, "rate-limited", undefined, "r1"]);
    await first.body?.cancel();
    expect((await open()).status).toBe(200);
  });

  it("waits for a client that does not read, so that nothing piles up", async () => {
    let asked = 0;
    const { handler, open } = await subscribe(async () => {
      asked += 1;
      return result(1, asked);
    });
    await open();
    for (let time = 0; time < 10; time += 1) {
      handler.invalidate();
      await pause(10);
    }
    expect(asked).toBe(1);
  });

  it("goes through nodeListener, compressed, and frees everything when the client goes", async () => {
    let ended = false;
    const { handler } = await subscribe((query, { signal }) => {
      if (query.kind === "aggregate") return Promise.resolve(result());
      return new Promise(() => signal?.addEventListener("abort", () => (ended = true)));
    });
    const server = createServer(nodeListener(handler)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = new AbortController();
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream", "accept-encoding": "gzip" },
      body: JSON.stringify(bodyOf(tickets, { kind: "members", dimension: "channel" })),
      signal: client.signal,
    });
    const { events } = reading(response);
    await expect.poll(() => events.length).toBe(1);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    client.abort();
    await expect.poll(() => ended).toBe(true);
    server.close();
  });
});
