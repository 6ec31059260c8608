import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
interface Reply {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing is answered: the connection ends. */
  readonly isCut?: boolean;
}

/** A server that answers posts as `reply` says and keeps what came. */
export async function startReceiver(reply: (received: Received) => Reply | Promise<Reply>) {
  const all: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const received = { headers: request.headers, url, body: Buffer.concat(chunks).toString("utf8"), at: Date.now() };
      all.push(received);
      const { status = 200, body = "ok", headers = {}, isCut = false } = await reply(received);
      if (isCut) return void response.destroy();
      response.writeHead(status, headers).end(body);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    all,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Lets `messages` through in each window and says so of more, as receivers with limits do. */
export function limiter(messages: number, perMs: number): (at: number) => boolean {
  const taken: number[] = [];
  return (at) => {
    while (taken[0] !== undefined && taken[0] <= at - perMs) taken.shift();
    if (taken.length >= messages) return false;
    taken.push(at);
    return true;
  };
}
