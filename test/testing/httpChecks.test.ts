import { describe, expect, it } from "vitest";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";
import { verifyAdapter } from "../../src/testing/index.ts";
import { subjectOf } from "../../src/testing/verifyAdapter.ts";
import { held, now, sound } from "./brokenAdapters.ts";
import { findingOf } from "./findingOf.ts";

const handler = createMetricsHandler({
  catalog: held,
  adapter: sound,
  authenticate: (request) => (request.headers.get("authorization") === "Bearer right" ? {} : null),
  policy: () => "public",
});

type Serve = (request: Request) => Promise<Response>;

/** An API that answers as `serve` does. */
function servedBy(serve: Serve) {
  const doFetch = async (input: string | URL | Request, init?: RequestInit) =>
    unpacked(await serve(new Request(input, init)));
  const url = "http://host/metrics";
  const adapter = httpAdapter<typeof held>({ url, getToken: () => "right", fetch: doFetch });
  const http = { url, token: "right", fetch: doFetch };
  return { adapter, options: { catalog: held, http, clock: () => now } };
}

/** As the platform's fetch hands out a compressed answer: its body plain, its headers as they came. */
function unpacked({ body, status, headers }: Response): Response {
  const isPacked = body !== null && headers.get("content-encoding") === "gzip";
  return new Response(isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body, { status, headers });
}

function authorized(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("authorization", "Bearer right");
  return new Request(request, { headers });
}

describe("verifyAdapter(adapter, { http })", () => {
  it("finds nothing wrong with the package's own handler", async () => {
    const { adapter, options } = servedBy(handler);
    const { checks } = await verifyAdapter(adapter, options);
    expect(checks.filter(({ finding }) => finding.outcome === "fail")).toEqual([]);
  }, 60_000);

  it.each<[fault: string, law: string, serve: Serve]>([
    ["no token is asked for", "a wrong token is refused", (request) => handler(authorized(request))],
    [
      "a refused request is a fault of the server",
      "malformed requests are refused",
      async (request) => {
        const response = await handler(request);
        return response.status === 400 ? new Response("oops", { status: 500 }) : response;
      },
    ],
    [
      "one bad query fails the batch",
      "a batch over HTTP answers each query once",
      async (request) => {
        const text = await request.clone().text();
        return text.includes("noSuchMetric") && text.split('"query"').length > 2
          ? new Response(JSON.stringify({ error: { code: "invalid-query", message: "bad" } }), { status: 400 })
          : handler(request);
      },
    ],
    [
      "the ETag of an answer is not compared",
      "a known answer is not sent again",
      (request) => {
        const headers = new Headers(request.headers);
        headers.delete("if-none-match");
        return handler(new Request(request, { headers }));
      },
    ],
  ])(
    "notices where %s",
    async (_, law, serve) => {
      const { adapter, options } = servedBy(serve);
      expect((await findingOf(law, await subjectOf(adapter, options))).finding.outcome).toBe("fail");
    },
    60_000,
  );
});
