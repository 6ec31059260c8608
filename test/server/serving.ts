import type { AnyRow, Catalog, MetricsAdapter, MetricsQuery, QueryContext, TableResult } from "../../src/query/index.ts";
import { withRows } from "../../src/query/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";
import type { HandlerEvent, MetricsHandlerOptions, WireAnswer } from "../../src/server/index.ts";
import { support } from "../query/support.ts";

export const tickets = { kind: "aggregate", metrics: ["tickets"] } as const;

/** An answer of `rowCount` rows, all of them `value`. */
export function result(rowCount = 1, value = 7): TableResult<AnyRow> {
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    timeZone: "UTC",
    freshness: { computedAt: "2026-01-01T00:00:00.000Z", source: "live" },
    fingerprint: value === 7 ? "f" : `f${value}`,
    columns: [
      { role: "metric", name: "tickets", metric: "tickets", cells: { value: Array(rowCount).fill(value) as number[] } },
    ],
    rowCount,
  });
}

export type Answer = (query: MetricsQuery<Catalog>, context: QueryContext) => Promise<TableResult<AnyRow>>;
export type ServeOptions = Partial<MetricsHandlerOptions<typeof support, string>>;

/** A handler over the `support` catalog whose adapter is the function given. */
export function serve(answer: Answer = () => Promise.resolve(result()), options: ServeOptions = {}) {
  const events: HandlerEvent[] = [];
  const adapter = { contract: 1, policies: true, query: answer } as unknown as MetricsAdapter<typeof support>;
  const handler = createMetricsHandler<typeof support, string>({
    catalog: support,
    adapter,
    policy: "public",
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { handler, events };
}

export function post(body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Request {
  return new Request("http://host/metrics", {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": "r1", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

export function asking(...queries: readonly unknown[]): Request {
  return post(bodyOf(...queries));
}

export function bodyOf(...queries: readonly unknown[]) {
  return { contract: 1, queries: queries.map((query) => ({ query })) };
}

export async function refused(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: { code: string; path?: string; requestId: string } };
  return [response.status, error.code, error.path, error.requestId];
}

export function linesIn(text: string): readonly WireAnswer[] {
  return text.trimEnd().split("\n").map((line) => JSON.parse(line) as WireAnswer);
}

/** The first answer's result, without what it says of its making. */
export async function onlyResult(response: Response) {
  const [answer] = linesIn(await response.text());
  if (answer?.status !== "ok") throw new Error(`no answer: ${JSON.stringify(answer)}`);
  return answer.result;
}
