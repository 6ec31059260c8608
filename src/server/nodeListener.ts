/** What is used of Node's `IncomingMessage`. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** Whether the body was read to its end already. */
  readonly readableEnded?: boolean;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  once(event: "end" | "error", listener: (error: Error) => void): unknown;
  removeAllListeners(event: string): unknown;
  pause(): unknown;
  resume(): unknown;
}
/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  writeHead(status: number, headers?: { [name: string]: string }): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  on(event: "close" | "error" | "drain", listener: () => void): unknown;
  off(event: "close" | "drain", listener: () => void): unknown;
}

/** A handler as a listener of Node's http or http2, or as a middleware of Express, Connect and Vite. */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
): (incoming: NodeRequest, outgoing: NodeResponse) => void {
  return (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on("close", () => {
      if (!outgoing.writableFinished) left.abort();
    });
    outgoing.on("error", () => left.abort());
    const request = requestOrStatus(incoming, left.signal);
    if (typeof request === "number") {
      outgoing.writeHead(request, request === 405 ? { allow: "POST" } : {});
      outgoing.end();
      return;
    }
    handler(request)
      .then((response) => send(response, outgoing))
      .catch(() => {
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  };
}

/** A status for what the platform makes no request of: the methods TRACE, TRACK and CONNECT, and headers that are none. */
function requestOrStatus(incoming: NodeRequest, signal: AbortSignal): Request | 400 | 405 {
  try {
    return requestOf(incoming, signal);
  } catch {
    return /^(?:TRACE|TRACK|CONNECT)$/i.test(incoming.method ?? "") ? 405 : 400;
  }
}

function requestOf(incoming: NodeRequest, signal: AbortSignal): Request {
  const { method = "GET", headers, url = "/" } = incoming;
  const path = url.startsWith("/") ? url : "/";
  const hasBody = method !== "GET" && method !== "HEAD";
  const init = {
    method,
    // HTTP/2 has its `:method` and `:path` among them.
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      name.startsWith(":") ? [] : [[name, [value].flat().join(", ")]],
    ),
    signal,
    ...(hasBody ? { body: bodyOf(incoming), duplex: "half" } : {}),
  };
  return new Request(new URL(path.replace(/^\/+/, "/"), "http://localhost"), init);
}

/**
 * A body that is left off early is let run out unread, so that the client lives to read the answer. One that a body
 * parser has read will never end again: it is empty.
 */
function bodyOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        if (incoming.readableEnded === true) return controller.close();
        incoming.on("data", (chunk: Uint8Array) => {
          controller.enqueue(new Uint8Array(chunk));
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.once("end", () => controller.close());
        incoming.once("error", (error) => controller.error(error));
      },
      pull: () => void incoming.resume(),
      cancel: () => {
        for (const event of ["data", "end", "error"]) incoming.removeAllListeners(event);
        incoming.on("error", () => {});
        incoming.resume();
      },
    },
    { highWaterMark: 1 },
  );
}

async function send(response: Response, outgoing: NodeResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) reader?.cancel().catch(() => {});
  });
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || value === undefined || outgoing.destroyed) break;
    if (!outgoing.write(value)) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off("drain", settle);
      outgoing.off("close", settle);
      resolve();
    };
    outgoing.on("drain", settle);
    outgoing.on("close", settle);
  });
}
