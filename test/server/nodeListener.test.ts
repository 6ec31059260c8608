import { once } from "node:events";
import { createServer } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { connect } from "node:net";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { nodeListener } from "../../src/server/index.ts";

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(handler: (request: Request) => Promise<Response>): Promise<string> {
  server = createServer(nodeListener(handler)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("nodeListener(handler)", () => {
  it("answers methods that the platform makes no request of, and lives on", async () => {
    const url = await listen(async () => new Response("here"));
    const { hostname, port } = new URL(url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write("TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
      let text = "";
      socket.on("data", (chunk) => (text += String(chunk)));
      socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
    });
    expect(answer).toBe("HTTP/1.1 405 Method Not Allowed");
    expect(await (await fetch(url)).text()).toBe("here");
  });

  it("hands over method, path, headers and body, and sends status, headers and body back", async () => {
    const url = await listen(async (request) => {
      const body = [request.method, new URL(request.url).pathname, request.headers.get("x-a"), await request.text()];
      return new Response(JSON.stringify(body), { status: 418, headers: { "x-b": "2" } });
    });
    const response = await fetch(`${url}//evil.example/a?b`, { method: "POST", headers: { "x-a": "1" }, body: "text" });
    expect([response.status, response.headers.get("x-b"), await response.json()]).toEqual([
      418,
      "2",
      ["POST", "/evil.example/a", "1", "text"],
    ]);
  });

  it("listens to HTTP/2 too", async () => {
    const listener = nodeListener(async (request) => new Response(`${request.method} ${await request.text()}`));
    const http2 = createHttp2Server(listener).listen(0, "127.0.0.1");
    await once(http2, "listening");
    const client = connectHttp2(`http://127.0.0.1:${(http2.address() as AddressInfo).port}`);
    const stream = client.request({ ":method": "POST", ":path": "/" });
    stream.end("text");
    let text = "";
    for await (const chunk of stream.setEncoding("utf8")) text += String(chunk);
    client.close();
    http2.close();
    expect(text).toBe("POST text");
  });

  it("hands over an empty body where a body parser has read it to its end", async () => {
    const listener = nodeListener(async (request) => new Response(JSON.stringify(await request.text())));
    server = createServer((incoming, outgoing) => {
      incoming.resume().once("end", () => setImmediate(() => listener(incoming, outgoing)));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: "POST", body: "text" });
    expect(await response.json()).toBe("");
  });

  it("lets a client that sends 10 MB read an early answer, and lives on", async () => {
    const url = await listen(async (request) => {
      await request.body?.cancel();
      return new Response("too much", { status: 413 });
    });
    for (let time = 0; time < 2; time += 1) {
      const response = await fetch(url, { method: "POST", body: new Uint8Array(10 * 1024 * 1024) });
      expect([response.status, await response.text()]).toEqual([413, "too much"]);
    }
  });

  it("sends each part of a stream as soon as it is there", async () => {
    let finish = () => {};
    const url = await listen(() => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode("first\n"));
          finish = () => {
            controller.enqueue(new TextEncoder().encode("second\n"));
            controller.close();
          };
        },
      });
      return Promise.resolve(new Response(body));
    });
    const reader = (await fetch(url)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first\n");
    finish();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("second\n");
  });

  it("aborts the request's signal and the answer's stream when the client goes away", async () => {
    let seen: AbortSignal | undefined;
    let left = false;
    const url = await listen((request) => {
      seen = request.signal;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array([10])),
        cancel: () => {
          left = true;
        },
      });
      return Promise.resolve(new Response(body));
    });
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await expect.poll(() => [seen?.aborted, left]).toEqual([true, true]);
  });

  it("answers 500 where the handler throws", async () => {
    const url = await listen(() => Promise.reject(new Error("secret")));
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([500, ""]);
  });
});
