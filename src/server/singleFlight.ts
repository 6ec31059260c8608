import { MetricsError } from "../query/index.ts";

/** Who waits: until when, and whether it has left. */
export interface Waiter {
  /** Work will do that was begun after this, by `performance.now()`. Left out: any. */
  readonly begunAfter?: number;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface SingleFlight<T> {
  /** Whether someone waits under this key. */
  has(key: string): boolean;
  /** The outcome of the work that runs under this key, or of `start`. It is ended when the last waiter has left. */
  join(key: string, waiter: Waiter, start: (lead: Waiter) => Promise<T>): Promise<T>;
}

interface Flight<T> extends Waiter {
  readonly outcome: Promise<T>;
  readonly left: AbortController;
  readonly begun: number;
  waiting: number;
}

/** A caller with over this much more time than the running work begins its own. */
const deadlineSlackMs = 1000;

/** Makes of equal calls at the same time one. */
export function singleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  const begin = (key: string, deadline: number, start: (lead: Waiter) => Promise<T>): Flight<T> => {
    const left = new AbortController();
    const begun = performance.now();
    const outcome = start({ signal: left.signal, deadline });
    const flight: Flight<T> = { outcome, left, signal: left.signal, deadline, begun, waiting: 0 };
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    outcome.then(land, land);
    left.signal.addEventListener("abort", land, { once: true });
    flights.set(key, flight);
    return flight;
  };

  return {
    has: (key) => flights.has(key),
    join: (key, { signal, deadline, begunAfter = Number.NEGATIVE_INFINITY }, start) => {
      if (signal.aborted) return Promise.reject(gone());
      const running = flights.get(key);
      const joined = running !== undefined && running.deadline >= deadline - deadlineSlackMs && running.begun > begunAfter;
      const flight = joined ? running : begin(key, deadline, start);
      flight.waiting += 1;
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          flight.waiting -= 1;
          if (flight.waiting === 0) flight.left.abort();
          reject(gone());
        };
        signal.addEventListener("abort", onAbort, { once: true });
        void flight.outcome.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
      });
    },
  };
}

function gone(): MetricsError {
  return new MetricsError("aborted", "the caller went away");
}
