import { gunzipSync } from "node:zlib";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { nodeListener } from "../../src/server/index.ts";
import { bodyOf, linesIn, post, result, serve, tickets } from "./serving.ts";

const large = serve(() => Promise.resolve(result(2000)));

async function encodingOf(accept: string | null, handler = large.handler) {
  const response = await handler(post(bodyOf(tickets), accept === null ? {} : { "accept-encoding": accept }));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const encoding = response.headers.get("content-encoding");
  const text = encoding === "gzip" ? gunzipSync(bytes).toString() : new TextDecoder().decode(bytes);
  return { encoding, vary: response.headers.get("vary"), size: bytes.length, rows: linesIn(text).length };
}

describe("the handler's compression", () => {
  it("gzips where the client takes gzip, and says what the answer depends on", async () => {
    const plain = await encodingOf(null);
    const zipped = await encodingOf("br, gzip;q=0.8");
    expect([plain.encoding, plain.vary, zipped.encoding, zipped.vary, zipped.rows]).toEqual([
      null,
      "accept, accept-encoding",
      "gzip",
      "accept, accept-encoding",
      1,
    ]);
    expect(zipped.size).toBeLessThan(plain.size / 10);
  });

  it.each(["br", "gzip;q=0", "GZIP; q=0.000", "x-gzip-like", "identity"])("does not where it says %j", async (accept) => {
    expect((await encodingOf(accept)).encoding).toBe(null);
  });

  it("leaves a small body as it is", async () => {
    expect((await encodingOf("gzip", serve().handler)).encoding).toBe(null);
  });

  it("reads the same where a body is too large to be compressed at once", async () => {
    const { handler } = serve(() => Promise.resolve(result(50_000)));
    const { encoding, rows, size } = await encodingOf("gzip", handler);
    expect([encoding, rows, size < 10_000]).toEqual(["gzip", 1, true]);
  });

  it("sends each line of many as soon as it is there, and frees everything when the client goes", async () => {
    let ended = false;
    const { handler } = serve((query, { signal }) => {
      if (query.kind === "aggregate") return Promise.resolve(result());
      return new Promise(() => signal?.addEventListener("abort", () => (ended = true)));
    });
    const server = createServer(nodeListener(handler)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const leaving = new AbortController();
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-encoding": "gzip" },
      body: JSON.stringify(bodyOf(tickets, { kind: "members", dimension: "channel" })),
      signal: leaving.signal,
    });
    const first = await response.body?.getReader().read();
    expect([response.headers.get("content-encoding"), linesIn(new TextDecoder().decode(first?.value))[0]?.index]).toEqual([
      "gzip",
      0,
    ]);
    leaving.abort();
    await expect.poll(() => ended).toBe(true);
    server.close();
  });
});
