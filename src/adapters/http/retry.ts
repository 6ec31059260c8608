import type { MetricsError } from "../../query/error.ts";
import type { Tell } from "./answers.ts";

export interface RetryOptions {
  readonly attempts?: number;
  readonly baseMs?: number;
  readonly maxMs?: number;
}

interface Attempt extends RetryOptions {
  /** Which one failed; 1 is the first. */
  readonly attempt: number;
  readonly random?: (() => number) | undefined;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** Gives those their errors that are not asked for again, and waits until it is time for the others. */
export async function retryLater(
  errors: readonly (readonly [index: number, error: MetricsError])[],
  settle: Tell,
  { attempt, random = Math.random, signal, attempts = 2, baseMs = 500, maxMs = 10_000 }: Attempt,
): Promise<void> {
  let waitMs = random() * Math.min(baseMs * 2 ** (attempt - 1), maxMs);
  let isAgain = false;
  for (const [index, error] of errors) {
    const { retryable, retryAfterMs = 0 } = error;
    if (retryable && attempt < attempts && retryAfterMs <= maxMs) {
      waitMs = Math.max(waitMs, retryAfterMs);
      isAgain = true;
    } else {
      settle(index, { status: "rejected", error });
    }
  }
  if (isAgain) await wait(waitMs, signal);
}

/** Until then, or until the signal aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
