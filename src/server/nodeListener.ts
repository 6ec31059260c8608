import type { IncomingMessage, ServerResponse } from "node:http";

/** A handler as a listener of Node's http, or as a middleware of Express, Connect and Vite. */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on("close", () => {
      if (!outgoing.writableFinished) left.abort();
    });
    outgoing.on("error", () => left.abort());
    handler(requestOf(incoming, left.signal))
      .then((response) => send(response, outgoing))
      .catch(() => {
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  };
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET", headers, url = "/" } = incoming;
  const path = url.startsWith("/") ? url : "/";
  const hasBody = method !== "GET" && method !== "HEAD";
  const init = {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, [value].flat().join(", ")]),
    signal,
    ...(hasBody ? { body: bodyOf(incoming), duplex: "half" } : {}),
  };
  return new Request(new URL(path.replace(/^\/+/, "/"), "http://localhost"), init);
}

/** A body that is left off early is let run out unread, so that the client lives to read the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        incoming.on("data", (chunk: Uint8Array) => {
          controller.enqueue(new Uint8Array(chunk));
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.once("end", () => controller.close());
        incoming.once("error", (error) => controller.error(error));
      },
      pull: () => void incoming.resume(),
      cancel: () => {
        incoming.removeAllListeners("data").removeAllListeners("end").removeAllListeners("error");
        incoming.on("error", () => {});
        incoming.resume();
      },
    },
    { highWaterMark: 1 },
  );
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) reader?.cancel().catch(() => {});
  });
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || outgoing.destroyed) break;
    if (!outgoing.write(value)) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off("drain", settle).off("close", settle);
      resolve();
    };
    outgoing.on("drain", settle).on("close", settle);
  });
}
