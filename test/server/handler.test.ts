import { describe, expect, it, vi } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";
import type { WireAnswer } from "../../src/server/index.ts";
import { support } from "../query/support.ts";
import { asking, bodyOf, linesIn, post, refused, result, serve, tickets } from "./serving.ts";
import type { ServeOptions } from "./serving.ts";

async function lines(response: Response): Promise<readonly WireAnswer[]> {
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return linesIn(text);
}

describe("handler(request)", () => {
  it("answers each query by a line, the first that is there first", async () => {
    const { handler } = serve(async (query) => {
      if (query.kind === "members") await new Promise((resolve) => setTimeout(resolve, 20));
      return result();
    });
    const response = await handler(asking({ kind: "members", dimension: "channel" }, tickets));
    expect([response.status, response.headers.get("content-type"), response.headers.get("x-request-id")]).toEqual([
      200,
      "application/x-ndjson",
      "r1",
    ]);
    const answers = await lines(response);
    expect(answers.map(({ index, status }) => [index, status])).toEqual([[1, "ok"], [0, "ok"]]);
  });

  it("answers with one document where the client accepts only that", async () => {
    const { handler } = serve();
    const response = await handler(post({ contract: 1, queries: [{ query: tickets }] }, { accept: "application/json" }));
    const body = (await response.json()) as { contract: number; answers: WireAnswer[] };
    expect([response.headers.get("content-type"), body.contract, body.answers.map(({ status }) => status)]).toEqual([
      "application/json",
      1,
      ["ok"],
    ]);
  });

  it("sends no type that the client says it takes none of", async () => {
    const typeFor = async (accept: string) =>
      (await serve().handler(post(bodyOf(tickets), { accept }))).headers.get("content-type");
    expect(await typeFor("text/event-stream;q=0, application/json")).toBe("application/json");
    expect(await typeFor("Application/JSON, application/x-ndjson; q=0.0")).toBe("application/json");
  });

  it("gives the adapter the policy of the user, and never one from the wire", async () => {
    const seen: unknown[] = [];
    const { handler } = serve(
      async (_query, { policy, requestId }) => {
        seen.push(policy, requestId);
        return result();
      },
      {
        authenticate: () => "ann",
        policy: (user) => ({ ticket: { dimension: "agent", op: "equals", value: user }, feedback: "none" }),
      },
    );
    await handler(post({ contract: 1, queries: [{ query: tickets, policy: "public" }], policy: "public" }));
    expect(seen).toEqual([{ ticket: { dimension: "agent", op: "equals", value: "ann" }, feedback: "none" }, "r1"]);
  });

  it("says of a body that a middleware has read that none may read it first", async () => {
    const { handler } = serve();
    const request = asking(tickets);
    await request.json();
    const response = await handler(request);
    const { error } = (await response.json()) as { readonly error: { readonly message: string } };
    expect([response.status, error.message]).toEqual([
      400,
      "metricdeck: the body is empty; send { contract: 1, queries: [{ query }] }, and let no body parser read it first",
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ["malformed JSON", "{ nope", [400, "invalid-query", "body:1:3", "r1"]],
    ["an empty body", "", [400, "invalid-query", "body", "r1"]],
    ["no object", [], [400, "invalid-query", "body", "r1"]],
    ["another contract", { contract: 2, queries: [{ query: tickets }] }, [400, "invalid-query", "contract", "r1"]],
    ["no query", { contract: 1, queries: [] }, [400, "invalid-query", "queries", "r1"]],
    ["a filter beyond the years of calendars", { contract: 1, queries: [{ query: { kind: "records", entity: "ticket", columns: ["channel"], where: { and: [{ dimension: "createdAt", op: "range", range: { last: 9999, unit: { interval: "P99Y" } } }] } } }] }, [400, "invalid-query", "where.and[0].range", "r1"]],
    ["an item that is none", { contract: 1, queries: [7] }, [400, "invalid-query", "queries[0]", "r1"]],
    ["a query that is none", bodyOf(7), [400, "invalid-query", "queries[0].query", "r1"]],
    [
      "a filter that is nested too deep",
      bodyOf({ ...tickets, where: Array.from({ length: 60 }).reduce((inner) => ({ and: [{ not: inner }] }), null) }),
      [400, "invalid-query", "where.and[0].not.and[0]…", "r1"],
    ],
    [
      "too many queries",
      { contract: 1, queries: Array.from({ length: 101 }, () => ({ query: tickets })) },
      [413, "too-large", "queries", "r1"],
    ],
    [
      "an unknown metric",
      { contract: 1, queries: [{ query: { kind: "aggregate", metrics: ["tikets"] } }] },
      [400, "invalid-query", "metrics[0]", "r1"],
    ],
    [
      "a range that ends before it starts",
      { contract: 1, queries: [{ query: { ...tickets, time: { range: { from: "2026-02-01", to: "2026-01-01" } } } }] },
      [400, "invalid-query", "time.range", "r1"],
    ],
    [
      "an unknown zone",
      { contract: 1, queries: [{ query: { ...tickets, calendar: { timeZone: "Mars/Olympus" } } }] },
      [400, "invalid-query", "calendar.timeZone", "r1"],
    ],
    ["a body over the limit", `"${"x".repeat(1024 * 1024)}"`, [413, "too-large", "body", "r1"]],
  ])("refuses %s", async (_title, body, expected) => {
    expect(await refused(await serve().handler(post(body)))).toEqual(expected);
  });

  it("stops reading a body of unknown length at the limit", async () => {
    let pulled = 0;
    let left = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
      cancel: () => {
        left = true;
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json", "x-request-id": "r1" }, body, duplex: "half" };
    const response = await serve().handler(new Request("http://host/metrics", init));
    expect(await refused(response)).toEqual([413, "too-large", "body", "r1"]);
    expect([left, pulled <= 18]).toEqual([true, true]);
  });

  it("takes a filter of 10 000 values of 90 letters, and says of a longer body what it comes from and what to do", async () => {
    const filtered = (values: readonly string[]) => post(bodyOf({ ...tickets, where: { dimension: "agent", op: "in", values } }));
    const values = Array.from({ length: 10_000 }, (_, index) => `${index}`.padEnd(90, "x"));
    const response = await serve().handler(filtered(values));
    expect([response.status, linesIn(await response.text()).map(({ status }) => status)]).toEqual([200, ["ok"]]);
    const { error } = (await (await serve().handler(filtered(values.map((one) => `${one}${one}`)))).json()) as { readonly error: { readonly message: string } };
    expect(error.message).toBe(
      'metricdeck: the request is larger than the 1048576 bytes that this server takes (limits.bodyBytes), as long lists of values make it; filter by fewer values, or by a rule such as "contains"',
    );
  });

  it("refuses other methods and content types", async () => {
    const { handler } = serve();
    const got = await handler(new Request("http://host/metrics", { headers: { "x-request-id": "r1" } }));
    expect(got.headers.get("allow")).toBe("POST");
    expect(await refused(got)).toEqual([405, "invalid-query", "method", "r1"]);
    expect(await refused(await handler(post("a=1", { "content-type": "text/plain" })))).toEqual([415, "invalid-query", "headers.content-type", "r1"]);
  });

  it("answers 401 where nobody is known and 403 where nothing may be seen", async () => {
    const status = async (options: ServeOptions) =>
      refused(await serve(undefined, options).handler(asking(tickets)));
    const unknown = [401, "unauthenticated", "headers.authorization", "r1"];
    const fails = () => {
      throw new Error("bad token abc");
    };
    expect(await status({ authenticate: () => null })).toEqual(unknown);
    expect(await status({ authenticate: fails })).toEqual(unknown);
    expect(await status({ authenticate: () => "ann", policy: () => "none" })).toEqual([403, "forbidden", undefined, "r1"]);
    expect(await status({ authenticate: () => "ann", policy: fails })).toEqual([403, "forbidden", undefined, "r1"]);
  });

  it.each([undefined, null, {}, { ticket: "all" }, "all"])("answers 403 to a policy that says %j", async (said) => {
    const { handler } = serve(undefined, { authenticate: () => "ann", policy: () => said as never });
    expect((await handler(asking(tickets))).status).toBe(403);
  });

  it.each([undefined, false])("answers 401 where authenticate gives %j", async (nobody) => {
    const { handler } = serve(undefined, { authenticate: () => nobody as never });
    expect((await handler(asking(tickets))).status).toBe(401);
  });

  it("is not made without a policy", () => {
    // @ts-expect-error policy is missing
    expect(() => serve(undefined, { policy: undefined })).toThrow("metricdeck: the handler has no policy");
  });

  it("fails one of many queries alone", async () => {
    const { handler } = serve();
    const answers = await lines(await handler(asking({ kind: "aggregate", metrics: ["tikets"] }, tickets)));
    const byIndex = answers.toSorted((a, b) => a.index - b.index);
    expect(byIndex.map((answer) => (answer.status === "error" ? [answer.error.code, answer.error.path] : "ok"))).toEqual([
      ["invalid-query", "metrics[0]"],
      "ok",
    ]);
  });

  it.each<[ConstructorParameters<typeof MetricsError>[0], number]>([
    ["unsupported", 422],
    ["rate-limited", 429],
    ["timeout", 504],
    ["unavailable", 503],
    ["contract-violation", 502],
  ])("answers an adapter's %s with %i", async (code, status) => {
    const { handler } = serve(() => Promise.reject(new MetricsError(code, "x", { retryAfterMs: 1500 })));
    const response = await handler(asking(tickets));
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, "2"]);
  });

  it("tells the caller nothing of an internal error, and its log no value", async () => {
    const { handler, events } = serve(() => Promise.reject(new Error("duplicate agent 'Ann Lee'")));
    const response = await handler(
      asking({ ...tickets, by: ["channel"], where: { dimension: "agent", op: "equals", value: "Ann Lee" } }),
    );
    expect(await response.json()).toEqual({
      error: {
        code: "unavailable",
        message: "metricdeck: the numbers could not be computed; the server's log says why under request r1",
        retryable: true,
        requestId: "r1",
      },
    });
    expect(events).toEqual([
      {
        requestId: "r1",
        status: "unavailable",
        durationMs: expect.any(Number) as number,
        query: { kind: "aggregate", metrics: ["tickets"], dimensions: ["channel", "agent"] },
        detail: expect.stringMatching(/^Error at .*handler\.test\.ts/) as string,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain("Ann Lee");
  });

  it("without onEvent writes an internal error to the console, under its request and without a value, and nothing else", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const answers = [
      () => Promise.reject(new Error("duplicate agent 'Ann Lee'")),
      () => Promise.reject(new MetricsError("unavailable", "the database cannot be reached")),
      () => Promise.reject(new MetricsError("too-large", "too many groups")),
      () => Promise.resolve(result()),
    ];
    for (const answer of answers) {
      const adapter = { contract: 1, query: answer } as unknown as MetricsAdapter<typeof support>;
      const handler = createMetricsHandler({ catalog: support, adapter, policy: "public" });
      await handler(asking({ ...tickets, where: { dimension: "agent", op: "equals", value: "Ann Lee" } }));
    }
    const lines = log.mock.calls.map(([line]) => line as string);
    log.mockRestore();
    expect(lines).toEqual([
      expect.stringMatching(/^metricdeck: request r1 failed, unavailable: Error at .*handler\.test\.ts/),
      expect.stringMatching(
        /^metricdeck: request r1 failed, unavailable: the database cannot be reached ← MetricsError at .*handler\.test\.ts/,
      ),
    ]);
    expect(lines.join()).not.toContain("Ann Lee");
  });

  it("reports a query that was answered", async () => {
    const { handler, events } = serve();
    await handler(asking(tickets));
    expect(events).toEqual([
      {
        requestId: "r1",
        status: "ok",
        durationMs: expect.any(Number) as number,
        query: { kind: "aggregate", metrics: ["tickets"], dimensions: [] },
        rowCount: 1,
      },
    ]);
  });

  it("gives up at the deadline and ends the adapter's work", async () => {
    let ended = false;
    const { handler } = serve(
      (_query, { signal }) =>
        new Promise(() => {
          signal?.addEventListener("abort", () => {
            ended = true;
          });
        }),
      { limits: { timeoutMs: 20 } },
    );
    expect(await refused(await handler(asking(tickets)))).toEqual([504, "timeout", undefined, "r1"]);
    expect(ended).toBe(true);
  });

  const never = () => new Promise<never>(() => {});
  const stalled = (signal?: AbortSignal) => {
    const cancel = vi.fn();
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(new Uint8Array([123]));
    const { headers } = post("");
    const body = new ReadableStream<Uint8Array>({ start, cancel });
    const init = { method: "POST", headers, body, duplex: "half", ...(signal === undefined ? {} : { signal }) };
    return { request: new Request("http://host/metrics", init), cancel };
  };

  it.each<[string, ServeOptions]>([
    ["authenticate", { authenticate: never }],
    ["policy", { authenticate: () => "ann", policy: never }],
  ])("gives up at the deadline where %s never answers", async (_title, options) => {
    const { handler, events } = serve(undefined, { ...options, limits: { timeoutMs: 20 } });
    expect(await refused(await handler(asking(tickets)))).toEqual([504, "timeout", undefined, "r1"]);
    expect(events.map(({ status }) => status)).toEqual(["timeout"]);
  });

  it("blames a body that breaks off on the request", async () => {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(new Uint8Array([123]));
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.error(new Error("ECONNRESET"));
    const init = { method: "POST", headers: post("").headers, body: new ReadableStream({ start, pull }), duplex: "half" };
    const { handler, events } = serve();
    const response = await handler(new Request("http://host/metrics", init));
    expect(await refused(response)).toEqual([400, "invalid-query", "body", "r1"]);
    expect(events.map(({ status }) => status)).toEqual(["invalid-query"]);
  });

  it("leaves off a body that stalls, at the deadline and when the client goes away", async () => {
    const { handler } = serve(undefined, { limits: { timeoutMs: 20 } });
    const late = stalled();
    expect(await refused(await handler(late.request))).toEqual([504, "timeout", undefined, "r1"]);
    const gone = new AbortController();
    const left = stalled(gone.signal);
    const call = serve().handler(left.request);
    await new Promise((resolve) => setTimeout(resolve, 10));
    gone.abort();
    expect(await refused(await call)).toEqual([499, "aborted", undefined, "r1"]);
    expect([late, left].map(({ cancel }) => cancel.mock.calls.length)).toEqual([1, 1]);
  });

  it("ends the adapter's work when the client goes away", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const leaving = new AbortController();
    const { handler, events } = serve((_query, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const call = handler(post({ contract: 1, queries: [{ query: tickets }] }, {}, leaving.signal));
    await new Promise((resolve) => setTimeout(resolve, 10));
    leaving.abort();
    await call;
    const response = await handler(asking(tickets, { ...tickets, by: ["channel"] }));
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, true]);
    expect(events.map(({ status }) => status)).toEqual(["aborted", "aborted", "aborted"]);
  });

  it("warns of nothing when it answers a hundred queries at once", async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on("warning", onWarning);
    const answers = await lines(await serve().handler(asking(...Array.from({ length: 100 }, () => tickets))));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off("warning", onWarning);
    expect([answers.length, warnings]).toEqual([100, []]);
  });

  it("makes a request id where the client's is missing or odd", async () => {
    const response = await serve().handler(post({ contract: 1, queries: [{ query: tickets }] }, { "x-request-id": "a b" }));
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});
