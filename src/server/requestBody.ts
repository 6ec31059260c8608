import type { CacheMode } from "../query/adapter.ts";
import { MetricsError } from "../query/index.ts";
import { jsonFault } from "./jsonFault.ts";

/** The queries of a request, or what it asks of a port, not yet looked at. */
export type AskedBody = { readonly queries: readonly AskedItem[] } | AskedPort;
export interface AskedPort {
  readonly part: (typeof ports)[number];
  readonly asked: unknown;
}
export interface AskedItem {
  readonly query: unknown;
  readonly cache: CacheMode;
}

const ports = ["annotations", "alerts", "rules", "documents", "comments"] as const;
const utf8 = new TextDecoder();
const cacheModes: readonly unknown[] = ["prefer", "revalidate", "bypass"] satisfies CacheMode[];

/** A refusal that HTTP has a status of its own for. */
export class RefusedRequest extends MetricsError {
  readonly status: number;
  constructor(status: number, message: string, path: string) {
    super("invalid-query", message, { path });
    this.status = status;
  }
}

/**
 * Reads `{ contract: 1, queries: [{ query, cache? }] }`, or `{ contract: 1 }` with `annotations`, `alerts`, `rules`,
 * `documents` or `comments`.
 * A body beyond `bodyBytes` is left off as soon as that is known, and any when the signal ends.
 * @throws MetricsError `invalid-query` or `too-large`, with the path of the fault
 */
export async function readBody(
  request: Request,
  { bodyBytes, queries: most }: { readonly bodyBytes: number; readonly queries: number },
  signal: AbortSignal,
): Promise<AskedBody> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new RefusedRequest(415, "the body's content-type is not application/json; send JSON and say so", "headers.content-type");
  }
  const body = parseJson(await readText(request, bodyBytes, signal));
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw fault("expected { contract: 1, queries: [{ query }] }", "body");
  }
  const { contract, queries, ...others } = body as { readonly [part: string]: unknown };
  if (contract !== 1) throw fault("this server speaks contract 1; send contract: 1", "contract");
  const part = queries === undefined ? ports.find((name) => others[name] !== undefined) : undefined;
  if (part !== undefined) return { part, asked: others[part] };
  if (!Array.isArray(queries) || queries.length === 0) throw fault("expected a list of { query }", "queries");
  if (queries.length > most) {
    throw new MetricsError("too-large", `${queries.length} queries in one request, more than ${most}; ask in parts`, {
      path: "queries",
    });
  }
  return { queries: queries.map((item: unknown, index) => itemOf(item, `queries[${index}]`)) };
}

function itemOf(item: unknown, path: string): AskedItem {
  if (typeof item !== "object" || item === null || !("query" in item)) throw fault("expected { query }", path);
  const { query, cache = "prefer" } = item as { readonly query: unknown; readonly cache?: unknown };
  if (!cacheModes.includes(cache)) throw fault(`expected one of ${cacheModes.join(", ")}`, `${path}.cache`);
  return { query, cache: cache as CacheMode };
}

async function readText(request: Request, most: number, signal: AbortSignal): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > most) {
    await request.body?.cancel();
    throw tooLarge(most);
  }
  if (request.body === null || request.bodyUsed || request.body.locked) throw isEmpty();
  const reader = request.body.getReader();
  signal.addEventListener("abort", () => void reader.cancel().catch(() => {}), { once: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw brokenOff(cause);
    });
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(value);
  }
  const [only, second] = chunks;
  return utf8.decode(second === undefined ? only : whole(chunks, size));
}

function whole(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") throw isEmpty();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const place = jsonFault(text);
    throw fault(`the body is not JSON from ${place} on (line and column)`, `body:${place}`);
  }
}

function isEmpty(): MetricsError {
  return fault("the body is empty; send { contract: 1, queries: [{ query }] }, and let no body parser read it first", "body");
}

/** What the sender or the host's own reading of it did, and not a fault of the server's. */
function brokenOff(cause: unknown): MetricsError {
  return new MetricsError("invalid-query", "the body broke off before its end; send the request again", { path: "body", cause });
}

function tooLarge(most: number): MetricsError {
  return new MetricsError("too-large", `the request is larger than the ${most} bytes that this server takes (limits.bodyBytes), as long lists of values make it; filter by fewer values, or by a rule such as "contains"`, { path: "body" });
}

function fault(message: string, path: string): MetricsError {
  return new MetricsError("invalid-query", message, { path });
}
