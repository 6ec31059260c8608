import { MetricsError } from "../../query/index.ts";
import type { MetricsErrorCode } from "../../query/error.ts";

export interface ToldError {
  readonly code: MetricsErrorCode;
  readonly message: string;
}

const untold = "metricdeck: it failed; the host's own log may know why";

/**
 * An error as it may be logged and shown. A driver's own text may hold addresses and values, and so may one of ours that was
 * made of it: a message is told only if it has no address in it and no word of what it was caused by, but names of errors.
 */
export function toldOf(thrown: unknown): ToldError {
  if (!(thrown instanceof MetricsError)) return { code: "unavailable", message: untold };
  const { code, message } = thrown;
  return { code, message: holdsAddress(message) || wordsOf(thrown.cause).some((word) => message.includes(word)) ? untold : message };
}

/** The same, to be thrown on: without the cause, which whoever logs an error logs with it. */
export function toldError(thrown: unknown): MetricsError {
  const { code, message } = toldOf(thrown);
  const { path, retryable, retryAfterMs } = thrown instanceof MetricsError ? thrown : {};
  return new MetricsError(code, message, { path, retryable, retryAfterMs });
}

export function holdsAddress(text: string): boolean {
  return /[a-z][a-z\d+.-]*:\/\//i.test(text);
}

/** All that a cause says, and what caused it. Words of three letters are in every text; capitals are names of errors. */
function wordsOf(cause: unknown, depth = 0): readonly string[] {
  if (cause === undefined || cause === null || depth > 4) return [];
  if (typeof cause !== "object") return String(cause).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 && !/^[A-Z\d]+$/.test(word));
  const own = cause as { readonly [name: string]: unknown };
  const parts = [...new Set([...Object.getOwnPropertyNames(own), "message"])].filter((name) => name !== "stack" && name !== "code" && name !== "name");
  return parts.flatMap((name) => wordsOf(own[name], depth + 1));
}
