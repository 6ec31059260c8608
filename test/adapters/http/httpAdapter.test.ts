import { describe, expect, it } from "vitest";
import { httpAdapter } from "../../../src/adapters/http/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AskedQuery, Catalog, MetricsAdapter, MetricsQuery } from "../../../src/query/index.ts";
import { errorLine, line, one, serve, stream } from "./server.ts";

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };
const solved: MetricsQuery = { kind: "aggregate", metrics: ["solved"] };
const noWait = { random: () => 0 };

/** The answers in the order of arrival: value of the one cell, or the error's code. */
async function answersOf(adapter: MetricsAdapter, asked: readonly (MetricsQuery | AskedQuery<Catalog>)[]) {
  const answers: [number, unknown][] = [];
  const many = asked.map((item) => ("query" in item ? item : { query: item, context: {} }));
  for await (const answer of adapter.queryMany?.(many) ?? []) answers.push([answer.index, outcome(answer)]);
  return answers;
}

function outcome(
  answer: { status: "fulfilled"; value: { rows: readonly unknown[] } } | { status: "rejected"; error: MetricsError },
) {
  return answer.status === "rejected"
    ? answer.error.code
    : (answer.value.rows[0] as { tickets: { value: number } }).tickets.value;
}

async function failureOf(promise: Promise<unknown>): Promise<MetricsError> {
  const thrown = await promise.then(
    () => "no error",
    (error: unknown) => error,
  );
  if (thrown instanceof MetricsError) return thrown;
  throw new Error(`expected a MetricsError, got ${String(thrown)}`);
}

describe("httpAdapter requests", () => {
  it("query(q) posts one query of contract 1 and gives rows over the columns", async () => {
    const { url, received } = await serve((response) => {
      stream(response, line(0, 7));
      response.end();
    });
    const result = await httpAdapter({ url, headers: { "x-tenant": "north" } }).query(tickets, {});
    expect(result.rows).toEqual([{ tickets: { value: 7 } }]);
    expect(received.map(({ body }) => body)).toEqual([{ contract: 1, queries: [{ query: tickets }] }]);
    expect(received[0]?.headers).toMatchObject({
      accept: "application/x-ndjson, application/json",
      "content-type": "application/json",
      "x-tenant": "north",
    });
  });

  it("queryMany(asked) says of each query what earlier answers are good for", async () => {
    const { url, received } = await serve((response) => {
      stream(response, line(0, 1), line(1, 2));
      response.end();
    });
    await answersOf(httpAdapter({ url }), [
      { query: tickets, context: { cache: "revalidate" } },
      { query: solved, context: {} },
    ]);
    expect(received[0]?.body.queries).toEqual([{ query: tickets, cache: "revalidate" }, { query: solved }]);
  });

  it("queryMany(asked) tells the server what is left until the last deadline, where all have one", async () => {
    const { url, received } = await serve((response, { body }) => {
      stream(response, ...body.queries.map((_, index) => line(index, index)));
      response.end();
    });
    const adapter = httpAdapter({ url, now: () => 1000 });
    const [soon, later, past] = [1500, 3000.5, 900].map((deadline) => ({ query: tickets, context: { deadline } }));
    if (soon === undefined || later === undefined || past === undefined) throw new Error("three");
    await answersOf(adapter, [soon, later]);
    await answersOf(adapter, [soon, tickets]);
    await answersOf(adapter, [past]);
    expect(received.map(({ headers }) => headers["x-metricdeck-deadline-ms"])).toEqual(["2001", undefined, "0"]);
  });

  it("queryMany(asked) sends one request and gives each answer as soon as it is there", async () => {
    let finish = () => {};
    const { url, received } = await serve((response) => {
      const text = line(0, 1);
      stream(response, line(1, 2), text.slice(0, 20));
      finish = () => response.end(text.slice(20));
    });
    const seen: number[] = [];
    for await (const { index } of httpAdapter({ url }).queryMany?.(
      [tickets, solved].map((query) => ({ query, context: {} })),
    ) ?? []) {
      seen.push(index);
      finish();
    }
    expect(seen).toEqual([1, 0]);
    expect(received.length).toBe(1);
  });

  it("queryMany(asked) reads a JSON answer where the server does not stream", async () => {
    const { url } = await serve((response) => {
      response.setHeader("content-type", "application/json; charset=utf-8");
      const error = { code: "forbidden", message: "metricdeck: not yours" };
      response.end(
        JSON.stringify({
          contract: 1,
          answers: [
            { index: 0, status: "ok", result: one(3) },
            { index: 1, status: "error", error },
          ],
        }),
      );
    });
    expect(await answersOf(httpAdapter({ url }), [tickets, solved])).toEqual([
      [0, 3],
      [1, "forbidden"],
    ]);
  });

  it("queryMany(asked) sends no more than 50 queries in one request", async () => {
    const { url, received } = await serve((response, { body }) => {
      stream(response, ...body.queries.map((_, index) => line(index, index)));
      response.end();
    });
    const answers = await answersOf(httpAdapter({ url }), Array<MetricsQuery>(120).fill(tickets));
    expect(received.map(({ body }) => body.queries.length)).toEqual([30, 30, 30, 30]);
    expect(answers.sort(([a], [b]) => a - b)).toEqual(Array.from({ length: 120 }, (_, index) => [index, index % 30]));
  });

  it("queryMany(asked) sends no more than 240 kB in one request, but for a query that has more alone", async () => {
    const { url, received } = await serve((response, { body }) => {
      stream(response, ...body.queries.map((_, index) => line(index, index)));
      response.end();
    });
    const ids = Array.from({ length: 1000 }, (_, index) => `华东客户${index}`.padEnd(27, "号"));
    const many = { ...tickets, where: { dimension: "customer", op: "in", values: ids } } as const;
    const answers = await answersOf(httpAdapter({ url }), [...Array<MetricsQuery>(10).fill(many), tickets]);
    const sizes = received.map(({ body }) => new TextEncoder().encode(JSON.stringify(body)).byteLength);
    expect(answers.map(([index]) => index).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([received.length, Math.max(...sizes) < 240_000]).toEqual([6, true]);
    const whole = { ...many, where: { ...many.where, values: Array.from({ length: 10 }, () => ids).flat() } };
    expect(await answersOf(httpAdapter({ url }), [whole])).toEqual([[0, 0]]);
  });

  it("queryMany(asked) asks in halves what a server refuses as a whole, and tells what is too large alone", async () => {
    const { url, received } = await serve((response, { body }) => {
      if (body.queries.length > 1 || body.queries[0]?.query.kind === "members") {
        response.writeHead(413, { "content-type": "text/html" }).end("<h1>413 Request Entity Too Large</h1>");
      } else {
        stream(response, line(0, 4));
        response.end();
      }
    });
    const members: MetricsQuery = { kind: "members", dimension: "channel" };
    const answers = await answersOf(httpAdapter({ url }), [tickets, members, solved]);
    expect(answers.sort(([a], [b]) => a - b)).toEqual([[0, 4], [1, "too-large"], [2, 4]]);
    expect(received.map(({ body }) => body.queries.length)).toEqual([3, 1, 2, 1, 1]);
  });

  it("queryMany(asked) splits characters of several bytes wherever the network does", async () => {
    const { url } = await serve(async (response) => {
      response.setHeader("content-type", "application/x-ndjson");
      const bytes = Buffer.from(errorLine(0, "forbidden").replace("metricdeck: forbidden", "metricdeck: 拒绝"));
      const cut = bytes.indexOf(Buffer.from("拒")) + 1;
      response.write(bytes.subarray(0, cut));
      await new Promise((resolve) => setTimeout(resolve, 20));
      response.end(bytes.subarray(cut));
    });
    expect((await failureOf(httpAdapter({ url }).query(tickets, {}))).message).toBe("metricdeck: 拒绝");
  });
});

describe("httpAdapter errors", () => {
  it("an error in our words keeps code, path and request id", async () => {
    const { url } = await serve((response) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          error: { code: "invalid-query", message: "metricdeck: unknown metric", path: "metrics[0]", requestId: "r1" },
        }),
      );
    });
    const { code, path, requestId, retryable } = await failureOf(httpAdapter({ url }).query(tickets, {}));
    expect({ code, path, requestId, retryable }).toEqual({
      code: "invalid-query",
      path: "metrics[0]",
      requestId: "r1",
      retryable: false,
    });
  });

  it.each([
    [400, "invalid-query"],
    [401, "unauthenticated"],
    [403, "forbidden"],
    [404, "contract-violation"],
    [408, "timeout"],
    [413, "too-large"],
    [429, "rate-limited"],
    [500, "unavailable"],
    [502, "unavailable"],
    [504, "timeout"],
  ])("a proxy's page with status %i means %s", async (status, code) => {
    const { url } = await serve((response) => {
      response.writeHead(status, { "content-type": "text/html" });
      response.end("<h1>Sorry</h1>");
    });
    expect((await failureOf(httpAdapter({ url, retry: { attempts: 1 } }).query(tickets, {}))).code).toBe(code);
  });

  it("a server that is not there is unavailable", async () => {
    const error = await failureOf(httpAdapter({ url: "http://127.0.0.1:1/", ...noWait }).query(tickets, {}));
    expect([error.code, error.message]).toEqual([
      "unavailable",
      "metricdeck: http://127.0.0.1:1/ was not reached, or broke off",
    ]);
  });

  it.each([
    ["a stream of something else", "application/x-ndjson", "hello\n"],
    ["an index nobody asked for", "application/x-ndjson", line(7, 1)],
    ["a status that does not exist", "application/x-ndjson", '{"index":0,"status":"maybe"}\n'],
    ["a result of another contract", "application/x-ndjson", line(0, 1).replace('"contract":1', '"contract":2')],
    ["a body of another contract", "application/json", '{"contract":2,"answers":[]}'],
    ["null", "application/json", "null"],
    ["a sign-in page", "text/html", "<html></html>"],
  ])("%s is a contract violation, not asked for again", async (_, type, body) => {
    const { url, received } = await serve((response) => {
      response.setHeader("content-type", type);
      response.end(body);
    });
    expect((await failureOf(httpAdapter({ url, ...noWait }).query(tickets, {}))).code).toBe("contract-violation");
    expect(received.length).toBe(1);
  });

  it("a stream that ends early leaves the unanswered ones unavailable and the others answered", async () => {
    const { url } = await serve((response) => {
      stream(response, line(0, 1), line(1, 2).slice(0, 30));
      response.end();
    });
    expect(await answersOf(httpAdapter({ url, retry: { attempts: 1 } }), [tickets, solved])).toEqual([
      [0, 1],
      [1, "unavailable"],
    ]);
  });

  it("a connection that breaks in mid-answer is unavailable", async () => {
    const { url } = await serve((response) => {
      stream(response, line(0, 1));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await answersOf(httpAdapter({ url, retry: { attempts: 1 } }), [tickets, solved])).toEqual([
      [0, 1],
      [1, "unavailable"],
    ]);
  });
});

describe("httpAdapter retries", () => {
  it("asks again for what failed and may succeed, and for nothing else", async () => {
    const { url, received } = await serve((response, _, count) => {
      if (count === 1) stream(response, line(0, 1), errorLine(1, "timeout"), errorLine(2, "forbidden"));
      else stream(response, line(0, 2));
      response.end();
    });
    const answers = await answersOf(httpAdapter({ url, ...noWait }), [tickets, solved, tickets]);
    expect(answers).toEqual([
      [0, 1],
      [2, "forbidden"],
      [1, 2],
    ]);
    expect(received.map(({ body }) => body.queries)).toEqual([
      [{ query: tickets }, { query: solved }, { query: tickets }],
      [{ query: solved }],
    ]);
  });

  it("gives up after the attempts it was given", async () => {
    const { url, received } = await serve((response) => response.writeHead(503).end());
    const adapter = httpAdapter({ url, retry: { attempts: 3, baseMs: 1 } });
    expect((await failureOf(adapter.query(tickets, {}))).code).toBe("unavailable");
    expect(received.length).toBe(3);
  });

  it("waits as long as Retry-After says", async () => {
    const times: number[] = [];
    const { url } = await serve((response, _, count) => {
      times.push(performance.now());
      if (count === 1) return response.writeHead(429, { "retry-after": "1" }).end();
      stream(response, line(0, 1));
      return response.end();
    });
    await httpAdapter({ url, ...noWait }).query(tickets, {});
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(990);
  });

  it("does not wait longer than maxMs: the error says when to come back", async () => {
    const { url, received } = await serve((response) => response.writeHead(503, { "retry-after": "60" }).end());
    expect((await failureOf(httpAdapter({ url }).query(tickets, {}))).retryAfterMs).toBe(60_000);
    expect(received.length).toBe(1);
  });
});

describe("httpAdapter cancellation", () => {
  it("one aborted query ends at once and leaves the others alone", async () => {
    const leaving = new AbortController();
    let finish = () => {};
    const { url } = await serve((response) => {
      leaving.abort();
      finish = () => {
        finish = () => {};
        stream(response, line(0, 1), line(1, 2));
        response.end();
      };
    });
    const answers: [number, unknown][] = [];
    const asked = [
      { query: tickets, context: { signal: leaving.signal } },
      { query: solved, context: {} },
    ];
    for await (const answer of httpAdapter({ url }).queryMany?.(asked) ?? []) {
      answers.push([answer.index, outcome(answer)]);
      finish();
    }
    expect(answers).toEqual([
      [0, "aborted"],
      [1, 2],
    ]);
  });

  it("the request is aborted when all of its queries are", async () => {
    const leaving = new AbortController();
    const { url, received } = await serve(() => leaving.abort());
    const asked = [tickets, solved].map((query) => ({ query, context: { signal: leaving.signal } }));
    expect(await answersOf(httpAdapter({ url }), asked)).toEqual([
      [0, "aborted"],
      [1, "aborted"],
    ]);
    expect(await received[0]?.gone).toBe(undefined);
  });

  it("an aborted query that waits for its next attempt is not sent again", async () => {
    const leaving = new AbortController();
    const { url, received } = await serve((response) => {
      response.writeHead(503).end();
      setTimeout(() => leaving.abort(), 20);
    });
    const adapter = httpAdapter({ url, random: () => 1, retry: { baseMs: 60 } });
    expect((await failureOf(adapter.query(tickets, { signal: leaving.signal }))).code).toBe("aborted");
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(received.length).toBe(1);
  });

  it("a query aborted before it is sent sends nothing", async () => {
    const { url, received } = await serve((response) => response.end());
    expect((await failureOf(httpAdapter({ url }).query(tickets, { signal: AbortSignal.abort() }))).code).toBe(
      "aborted",
    );
    expect(received.length).toBe(0);
  });
});

describe("httpAdapter tokens", () => {
  it("a refused token is refreshed once for all requests, which are sent again", async () => {
    const calls: boolean[] = [];
    const { url, received } = await serve((response, { headers }) => {
      if (headers.authorization !== "Bearer new") return void response.writeHead(401).end();
      stream(response, line(0, 5));
      response.end();
    });
    const getToken = async ({ refresh }: { refresh: boolean }) => {
      calls.push(refresh);
      await new Promise((resolve) => setTimeout(resolve, 10));
      return refresh ? "new" : "old";
    };
    const adapter = httpAdapter({ url, getToken });
    const results = await Promise.all([tickets, solved, tickets].map((query) => adapter.query(query, {})));
    expect(results.map(({ rowCount }) => rowCount)).toEqual([1, 1, 1]);
    expect(calls).toEqual([false, true]);
    expect(received.map(({ headers }) => headers.authorization).sort()).toEqual([
      ...Array<string>(3).fill("Bearer new"),
      ...Array<string>(3).fill("Bearer old"),
    ]);
  });

  it("a refreshed token that is refused too ends as unauthenticated; the next query refreshes anew", async () => {
    const calls: boolean[] = [];
    const { url } = await serve((response) => response.writeHead(401).end());
    const adapter = httpAdapter({ url, getToken: ({ refresh }) => (calls.push(refresh), "bad") });
    expect((await failureOf(adapter.query(tickets, {}))).code).toBe("unauthenticated");
    expect((await failureOf(adapter.query(tickets, {}))).code).toBe("unauthenticated");
    expect(calls).toEqual([false, true, false, true]);
  });

  it("getToken that throws is unauthenticated, and nothing is sent", async () => {
    const { url, received } = await serve((response) => response.end());
    const adapter = httpAdapter({ url, getToken: () => Promise.reject(new Error("signed out")) });
    expect((await failureOf(adapter.query(tickets, {}))).code).toBe("unauthenticated");
    expect(received.length).toBe(0);
  });
});
