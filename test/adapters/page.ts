import { httpAdapter } from "../../src/adapters/http/index.ts";
import type { HttpAdapterOptions } from "../../src/adapters/http/index.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { MemoryTables } from "../../src/adapters/memory/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";
import type { HandlerEvent, MetricsHandlerOptions } from "../../src/server/index.ts";

interface PageOptions<C extends Catalog> {
  readonly server: Partial<MetricsHandlerOptions<C, string>>;
  readonly client: Partial<HttpAdapterOptions<C>>;
  /** Of the rows behind it, epoch milliseconds. */
  readonly now?: number;
}

/** The adapter of a page, and the handler behind it without a network between them. */
export function pageOver<C extends Catalog>(catalog: C, tables: MemoryTables, { server, client, now = 0 }: PageOptions<C>) {
  const events: HandlerEvent[] = [];
  const handler = createMetricsHandler<C, string>({
    catalog,
    adapter: memoryAdapter({ catalog, tables, clock: () => now }),
    policy: "public",
    onEvent: (event) => events.push(event),
    ...server,
  });
  const toHandler: typeof fetch = (url, init) => handler(new Request(new URL(String(url), "http://page"), init));
  const adapter = httpAdapter<C>({ url: "/metrics", fetch: toHandler, random: () => 0, ...client });
  return { adapter, events, handler, toHandler };
}

/** Code and path of the error that it ends with; of another the text alone. */
export async function faultOf(promise: Promise<unknown>): Promise<readonly unknown[]> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof MetricsError ? [thrown.code, thrown.path] : [String(thrown)];
}
