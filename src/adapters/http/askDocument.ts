import { MetricsError } from "../../query/error.ts";
import { parsed } from "./answers.ts";
import type { Post } from "./httpAdapter.ts";
import { errorOf } from "./httpError.ts";
import { retryLater } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";

export interface Transport extends RetryOptions {
  readonly post: Post;
  readonly url: string;
  readonly random?: (() => number) | undefined;
}

/**
 * Asks the server for what is no query, again where that may help.
 * @param part the name of the question, and of the answer in the document that comes back
 * @param check reads the answer; what it throws is not asked for again
 * @throws MetricsError
 */
export async function askDocument<T>(
  part: string,
  asked: unknown,
  check: (answer: unknown) => T,
  { post, url, signal = new AbortController().signal, ...retry }: Transport & { readonly signal?: AbortSignal | undefined },
): Promise<T> {
  const body = JSON.stringify({ contract: 1, [part]: asked });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await post(body, signal, { accept: "application/json" });
      if (!response.ok) throw await errorOf(response);
      const answer = parsed(await response.text()) as { readonly [part: string]: unknown } | null;
      return check(answer?.[part]);
    } catch (cause) {
      const error = asError(cause, url, { part, signal });
      let isOver = false;
      await retryLater([[0, error]], () => (isOver = true), { attempt, signal, ...retry });
      if (isOver) throw error;
    }
  }
}

function asError(cause: unknown, url: string, { part, signal }: { readonly part: string; readonly signal: AbortSignal }): MetricsError {
  if (signal.aborted) return new MetricsError("aborted", `the question for ${part} was cancelled`, { cause });
  if (cause instanceof MetricsError) return cause;
  return new MetricsError("unavailable", `${url} was not reached, or broke off`, { cause });
}
