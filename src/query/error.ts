import type { errorCodes } from "./errorCodes.ts";

/**
 * What went wrong, for code to act on: `invalid-query` is the caller's mistake, `unavailable` and `timeout` may
 * pass, `contract-violation` is the adapter's mistake.
 */
export type MetricsErrorCode = (typeof errorCodes)[number];

export interface MetricsErrorOptions {
  /** Where in the query or the catalog: `where.and[0].dimension`. */
  readonly path?: string | undefined;
  /** Whether the same call may succeed later. Default: by code. */
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** An error as it travels. */
export interface WireError extends Omit<MetricsErrorOptions, "cause"> {
  readonly code: MetricsErrorCode;
  readonly message: string;
}

const retryableCodes: readonly MetricsErrorCode[] = ["rate-limited", "timeout", "unavailable"];

/** The one error that adapters, handlers and hooks throw. Nothing found is not an error. */
export class MetricsError extends Error {
  override readonly name = "MetricsError";
  declare readonly code: MetricsErrorCode;
  declare readonly retryable: boolean;
  declare readonly path: string | undefined;
  declare readonly retryAfterMs: number | undefined;
  declare readonly requestId: string | undefined;
  readonly #told: Omit<WireError, "message">;

  /** `message` says what happened and what to do, without the "metricdeck: " that is put in front. */
  constructor(code: MetricsErrorCode, message: string, options: MetricsErrorOptions = {}) {
    super(message.startsWith("metricdeck: ") ? message : `metricdeck: ${message}`, options);
    const { path, retryable = retryableCodes.includes(code), retryAfterMs, requestId } = options;
    Object.assign(this, (this.#told = { code, retryable, path, retryAfterMs, requestId }));
  }

  toJSON(): WireError {
    return { ...this.#told, message: this.message };
  }

  static fromJSON({ code, message, ...options }: WireError): MetricsError {
    return new MetricsError(code, message, options);
  }
}

/** Any thrown value as a MetricsError: aborts keep their meaning, everything else is `unavailable`. */
export function asMetricsError(thrown: unknown): MetricsError {
  if (thrown instanceof MetricsError) return thrown;
  const { name, message = String(thrown) } = Object(thrown) as Partial<Error>;
  return name === "AbortError" ? cancelled(thrown) : new MetricsError("unavailable", message, { cause: thrown });
}

/** What a query ends with that its asker has left. */
export function cancelled(cause?: unknown): MetricsError {
  return new MetricsError("aborted", "the query was cancelled", { cause });
}
