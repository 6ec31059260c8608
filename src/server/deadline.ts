import { MetricsError } from "../query/index.ts";

/**
 * Runs `work` with a signal that ends with the caller's and with the deadline, and waits no longer than that for it.
 * @throws MetricsError `timeout` or `aborted`
 */
export function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const ended = AbortSignal.any([signal, late.signal]);
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => late.abort(), timeoutMs);
    const onEnd = () => {
      clearTimeout(timer);
      reject(signal.aborted ? new MetricsError("aborted", "the caller went away") : tookTooLong(timeoutMs));
    };
    if (ended.aborted) return onEnd();
    ended.addEventListener("abort", onEnd, { once: true });
    void work(ended)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function tookTooLong(timeoutMs: number): MetricsError {
  return new MetricsError("timeout", `the query took longer than ${timeoutMs} ms; narrow its range or ask for less`);
}
