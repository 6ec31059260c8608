import { MetricsError } from "../query/index.ts";

/**
 * Runs `work` with a signal that ends with the caller's and with the deadline, and waits no longer than that for it.
 * @param late what it throws past the deadline
 * @throws MetricsError `timeout` or `aborted`
 */
export function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  late: (timeoutMs: number) => MetricsError = tookTooLong,
): Promise<T> {
  const ended = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
    const end = (error: MetricsError) => {
      settle();
      ended.abort();
      reject(error);
    };
    const onAbort = () => end(new MetricsError("aborted", "the caller went away"));
    const timer = setTimeout(() => end(late(timeoutMs)), timeoutMs);
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    void work(ended.signal).then(resolve, reject).finally(settle);
  });
}

/** What the caller gives in the header, at most the server's own; a text that is no number of milliseconds is passed over. */
export function timeoutOf(request: Request, most: number): number {
  const asked = request.headers.get("x-metricdeck-deadline-ms") ?? "";
  return /^\d{1,9}$/.test(asked) ? Math.min(Number(asked), most) : most;
}

function tookTooLong(timeoutMs: number): MetricsError {
  return new MetricsError("timeout", `the query took longer than ${timeoutMs} ms; narrow its range or ask for less`);
}

/** Of what comes before a query: who asks, what, and which rows they may see. */
export function admittedTooLate(timeoutMs: number): MetricsError {
  const message = `after ${timeoutMs} ms the body had not arrived, or authenticate or policy had not answered; see which is slow`;
  return new MetricsError("timeout", message);
}
