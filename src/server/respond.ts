import type { MetricsErrorCode, WireError, WireResult } from "../query/index.ts";
import { asMetricsError } from "../query/index.ts";
import { accepts } from "./accepts.ts";
import { encodedBody, encodedStream } from "./compression.ts";
import type { EncodedBody } from "./compression.ts";
import { RefusedRequest } from "./requestBody.ts";
import { isKnown, validators } from "./validator.ts";

/** One line of the answer, in the order in which answers come. */
export type WireAnswer =
  | { readonly index: number; readonly status: "ok"; readonly result: WireResult }
  | { readonly index: number; readonly status: "error"; readonly error: WireError };

const httpStatus: { readonly [K in MetricsErrorCode]: number } = {
  unauthenticated: 401,
  forbidden: 403,
  "invalid-query": 400,
  unsupported: 422,
  "too-large": 413,
  "rate-limited": 429,
  timeout: 504,
  unavailable: 503,
  aborted: 499,
  "contract-violation": 502,
};

/** All answers at once, as the client accepts them. */
export function answered(request: Request, requestId: string, answers: readonly WireAnswer[]): Response {
  const [only, ...others] = answers;
  const valid = only?.status === "ok" && others.length === 0 ? validators(only.result) : null;
  const asJson = acceptsJsonOnly(request);
  const validated = valid === null ? {} : { "cache-control": "private, no-cache", ...valid };
  const headers = { ...headersOf(requestId, asJson ? "application/json" : "application/x-ndjson"), ...validated };
  if (valid !== null && isKnown(request, valid)) return new Response(null, { status: 304, headers });
  const text = asJson
    ? JSON.stringify({ contract: 1, answers })
    : answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");
  return withBody(encodedBody(request, text), headers);
}

/** One JSON document. */
export function document(request: Request, requestId: string, content: object): Response {
  return withBody(encodedBody(request, JSON.stringify(content)), headersOf(requestId, "application/json"));
}

export function encodeLine(answer: WireAnswer): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(answer)}\n`);
}

export function acceptsEvents(request: Request): boolean {
  return accepts(request.headers.get("accept"), "text/event-stream");
}

export function acceptsJsonOnly(request: Request): boolean {
  const list = request.headers.get("accept");
  const others = ["application/x-ndjson", "*/*", "application/*"];
  return accepts(list, "application/json") && !others.some((type) => accepts(list, type));
}

/** A request that failed as a whole. */
export function refusal(thrown: unknown, requestId: string): Response {
  const error = wireError(thrown, requestId);
  const status = thrown instanceof RefusedRequest ? thrown.status : httpStatus[error.code];
  const headers = {
    ...headersOf(requestId, "application/json"),
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(error.retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfterMs / 1000)) }),
  };
  return new Response(JSON.stringify({ error }), { status, headers });
}

/** Answers line by line, each as soon as it is there. */
export function streamed(request: Request, lines: ReadableStream<Uint8Array>, requestId: string): Response {
  return withBody(encodedStream(request, lines), headersOf(requestId, "application/x-ndjson"));
}

/** Events of one subscription. */
export function eventStream(request: Request, events: ReadableStream<Uint8Array>, requestId: string): Response {
  return withBody(encodedStream(request, events), headersOf(requestId, "text/event-stream"));
}

/** Names and values: a `Headers` would be read out again to be put into the response. */
type HeaderRecord = Readonly<Record<string, string>>;

function withBody({ body, encoding }: EncodedBody, headers: HeaderRecord): Response {
  return new Response(body, { headers: encoding === null ? headers : { ...headers, "content-encoding": encoding } });
}

function headersOf(requestId: string, type: string): HeaderRecord {
  return {
    "content-type": type,
    "x-request-id": requestId,
    "cache-control": "no-store",
    vary: "accept, accept-encoding",
    "x-content-type-options": "nosniff",
    "x-accel-buffering": "no",
  };
}

/** What the caller is told: of the server's own faults only that there was one. */
export function wireError(thrown: unknown, requestId: string): WireError {
  const error = asMetricsError(thrown);
  const { code, retryable, retryAfterMs } = error;
  if (code !== "unavailable" && code !== "contract-violation") return { ...error.toJSON(), requestId };
  const message = `metricdeck: the numbers could not be computed; the server's log says why under request ${requestId}`;
  return { code, message, retryable, requestId, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
