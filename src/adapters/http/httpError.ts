import { MetricsError } from "../../query/error.ts";
import { errorCodes } from "../../query/errorCodes.ts";
import type { MetricsErrorCode, WireError } from "../../query/error.ts";

const codes: Readonly<Record<number, MetricsErrorCode>> = {
  400: "invalid-query",
  401: "unauthenticated",
  403: "forbidden",
  408: "timeout",
  413: "too-large",
  429: "rate-limited",
  504: "timeout",
};

/** What a refused request means: the server's own words, or, of a proxy that knows nothing of us, its status. */
export async function errorOf(response: Response): Promise<MetricsError> {
  const { headers, status, url } = response;
  const waitMs = retryAfterMs(headers);
  const error = await response.json().then(wireErrorIn, () => null);
  if (error !== null) return MetricsError.fromJSON({ retryAfterMs: waitMs, ...error });
  const code = codes[status] ?? (status >= 500 ? "unavailable" : "contract-violation");
  const message = status === 404 ? `nothing answers at ${url}: check the adapter's url` : `the server answered ${status}`;
  return new MetricsError(code, message, { retryAfterMs: waitMs });
}

/** The error of `{ error }`; null where it is not one of ours. */
export function wireErrorIn(body: unknown): WireError | null {
  const error = (body as { readonly error?: Partial<WireError> } | null)?.error;
  const known = typeof error?.message === "string" && errorCodes.some((code) => code === error.code);
  return known ? (error as WireError) : null;
}

/** Seconds, or a date by the clock of who answers; undefined where the header says nothing of the future. */
function retryAfterMs(headers: Headers): number | undefined {
  // A header that is not there is no number and no date.
  const [after, date] = ["retry-after", "date"].map((name) => headers.get(name) as string) as [string, string];
  const ms = Number(after) * 1000 || Date.parse(after) - Date.parse(date);
  return ms > 0 ? ms : undefined;
}
