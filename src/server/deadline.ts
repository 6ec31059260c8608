import { MetricsError } from "../query/index.ts";

/** The time that a caller waits for: it ends with the caller's own signal too. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** When there is no more time, epoch milliseconds. */
  readonly at: number;
  /** Milliseconds until then, at least 0. */
  leftMs(): number;
  /** One of its own for a part of the work, over at the same time. */
  part(caller?: AbortSignal): Deadline;
  /**
   * Runs `work`, and waits for it no longer than there is time. Any number of works, one after the other or at once.
   * @param late what it throws past the deadline
   * @throws MetricsError `timeout` or `aborted`
   */
  wait<T>(work: (signal: AbortSignal) => Promise<T>, late?: (timeoutMs: number) => MetricsError): Promise<T>;
  /** The caller has left. */
  end(): void;
  /** Nothing more is waited for: no timer and no listener stays. */
  settle(): void;
}

export function deadlineIn(
  timeoutMs: number,
  { caller, clock = Date.now }: { readonly caller?: AbortSignal | undefined; readonly clock?: () => number } = {},
): Deadline {
  const at = clock() + timeoutMs;
  const ended = new AbortController();
  const { signal } = ended;
  let isLate = false;
  const settle = () => {
    clearTimeout(timer);
    caller?.removeEventListener("abort", end);
  };
  const end = () => {
    settle();
    ended.abort();
  };
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, timeoutMs);
  if (caller?.aborted === true) end();
  else caller?.addEventListener("abort", end, { once: true });
  const leftMs = () => Math.max(0, at - clock());
  return {
    signal,
    end,
    settle,
    at,
    leftMs,
    part: (other) => deadlineIn(leftMs(), { caller: other, clock }),
    wait: (work, late = tookTooLong) =>
      new Promise((resolve, reject) => {
        const onEnd = () => reject(isLate ? late(timeoutMs) : new MetricsError("aborted", "the caller went away"));
        if (signal.aborted) return onEnd();
        signal.addEventListener("abort", onEnd, { once: true });
        const settled = () => signal.removeEventListener("abort", onEnd);
        work(signal).then(
          (done) => {
            settled();
            resolve(done);
          },
          (thrown: unknown) => {
            settled();
            reject(thrown);
          },
        );
      }),
  };
}

/** One work with a deadline of its own. @throws MetricsError `timeout` or `aborted` */
export function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  late?: (timeoutMs: number) => MetricsError,
): Promise<T> {
  const deadline = deadlineIn(timeoutMs, { caller });
  return deadline.wait(work, late).finally(deadline.settle);
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
