import type { QueryContext } from "../../query/adapter.ts";
import type { MetricsErrorCode } from "../../query/index.ts";
import { asMetricsError, MetricsError } from "../../query/index.ts";
import type { GetToken } from "../http/token.ts";
import { withTokens } from "../http/token.ts";
import type { CubeFilter } from "./cubeFilter.ts";

/** A query of Cube's REST API. */
export interface CubeQuery {
  readonly measures: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeDimensions?: readonly {
    readonly dimension: string;
    readonly dateRange?: readonly [string, string];
    readonly granularity?: string;
  }[];
  readonly filters?: readonly CubeFilter[];
  readonly timezone: string;
  readonly limit: number;
}

export type CubeRow = { readonly [member: string]: unknown };
export interface CubeAnswer {
  readonly data: readonly CubeRow[];
  readonly lastRefreshTime?: string;
}

export type CubeLoad = (query: CubeQuery, context: QueryContext) => Promise<CubeAnswer>;

export interface CubeLoadOptions {
  /** Where Cube's REST API is: `https://cube.example.com/cubejs-api/v1`. */
  readonly url: string;
  /** Cube's JSON web token, as it goes into the `Authorization` header. */
  readonly getToken?: GetToken;
  readonly fetch?: typeof fetch;
  /** How long Cube may go on saying "Continue wait". Default 120 000. */
  readonly patienceMs?: number;
  /** Epoch milliseconds; data from then on is not there yet. Default: the system's clock. */
  readonly clock?: () => number;
}

/** Long waits are Cube's: it holds a request for some seconds before it says that it is still computing. */
const pauseMs = 100;

/** Sends queries to `load` and waits until Cube has computed them. */
export function cubeLoad({
  url,
  getToken = () => null,
  fetch: send = globalThis.fetch,
  patienceMs = 120_000,
  clock = Date.now,
}: CubeLoadOptions): CubeLoad {
  const sendWithToken = withTokens(getToken);
  return async (query, { signal, requestId, deadline }) => {
    const until = Math.min(clock() + patienceMs, deadline ?? Number.POSITIVE_INFINITY);
    const post = async (token: string | null) => {
      const response = await send(`${url.replace(/\/$/, "")}/load`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token === null ? {} : { authorization: token }),
          ...(requestId === undefined ? {} : { "x-request-id": requestId }),
        },
        body: JSON.stringify({ query }),
        signal: signal ?? null,
      });
      return response.status === 403 ? asRefusedToken(response) : response;
    };
    try {
      for (;;) {
        const response = await sendWithToken(post);
        const body: unknown = await response.json().catch(() => null);
        if (response.ok && isAnswer(body)) return body;
        const error = errorText(body);
        if (error !== "Continue wait" && response.status !== 502) throw failure(response, error);
        if (clock() + pauseMs > until) throw new MetricsError("timeout", "Cube is still computing: ask again later");
        await pause(signal);
      }
    } catch (thrown) {
      throw asMetricsError(thrown);
    }
  };
}

/** Cube refuses a token that is missing or expired with 403, and a query that is not allowed with the same. */
async function asRefusedToken(response: Response): Promise<Response> {
  const text = await response.text();
  const isToken = /token|jwt|authorization/i.test(text);
  return new Response(text, { status: isToken ? 401 : 403 });
}

function isAnswer(body: unknown): body is CubeAnswer {
  return Array.isArray((body as Partial<CubeAnswer> | null)?.data);
}

function errorText(body: unknown): string | null {
  const error = (body as { readonly error?: unknown } | null)?.error;
  return typeof error === "string" ? error : null;
}

const codes: Readonly<Record<number, MetricsErrorCode>> = {
  400: "contract-violation",
  401: "unauthenticated",
  403: "forbidden",
  413: "too-large",
  429: "rate-limited",
  504: "timeout",
};

function failure({ status, ok }: Response, error: string | null): MetricsError {
  const code = ok ? "contract-violation" : (codes[status] ?? (status >= 500 ? "unavailable" : "contract-violation"));
  const hint = code === "contract-violation" ? "; compare the mapping with Cube's data model" : "";
  return new MetricsError(code, `Cube answered ${status}: ${error ?? "without an explanation"}${hint}`);
}

function pause(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, pauseMs);
    const abort = () => {
      clearTimeout(timer);
      reject(new MetricsError("aborted", "the query was cancelled"));
    };
    if (signal?.aborted === true) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}
