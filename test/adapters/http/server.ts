import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { MetricsQuery, WireResult } from "../../../src/query/index.ts";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly contract: number; readonly queries: readonly { readonly query: MetricsQuery }[] };
  /** Resolves when the caller has gone before the end. */
  readonly gone: Promise<void>;
}

/** A Node server for one test; `answer` sees each request and writes what it likes. */
export async function serve(
  answer: (response: ServerResponse, received: Received, count: number) => unknown,
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(await textOf(request)) as Received["body"];
      const gone = new Promise<void>((resolve) => {
        response.on("close", () => {
          if (!response.writableFinished) resolve();
        });
      });
      const one = { headers: request.headers, body, gone };
      received.push(one);
      await answer(response, one, received.length);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, received };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** An answer of one cell. */
export function one(value: number): WireResult {
  return {
    contract: 1,
    status: "complete",
    timeZone: "UTC",
    freshness: { computedAt: "2026-03-02T00:00:00.000Z", source: "live" },
    fingerprint: String(value),
    columns: [{ role: "metric", name: "tickets", metric: "tickets", cells: { value: [value] } }],
    rowCount: 1,
  };
}

export function line(index: number, value: number): string {
  return `${JSON.stringify({ index, status: "ok", result: one(value) })}\n`;
}

export function errorLine(index: number, code: string): string {
  return `${JSON.stringify({ index, status: "error", error: { code, message: `metricdeck: ${code}` } })}\n`;
}

export function stream(response: ServerResponse, ...lines: readonly string[]): void {
  response.setHeader("content-type", "application/x-ndjson");
  for (const text of lines) response.write(text);
}
