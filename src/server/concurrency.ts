import { MetricsError } from "../query/index.ts";
import { busy } from "./databaseError.ts";

/** Lets work in; what is given back ends it. */
export type Gate = (signal: AbortSignal) => Promise<() => void>;

/**
 * Lets `concurrency` in at once and `queue` more wait, first come, first served.
 * @throws MetricsError `rate-limited` at once where the queue is full, `aborted` for one that leaves while it waits
 */
export function gate({ concurrency, queue }: { readonly concurrency: number; readonly queue: number }): Gate {
  let free = concurrency;
  const waiting = new Set<() => void>();
  const leave = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };
  const passOnce = () => {
    let inside = true;
    return () => {
      if (inside) leave();
      inside = false;
    };
  };
  return async (signal) => {
    if (signal.aborted) throw gone();
    if (free > 0) {
      free -= 1;
      return passOnce();
    }
    if (waiting.size >= queue) throw busy(`${concurrency} queries run and ${queue} wait already`);
    return new Promise((resolve, reject) => {
      const enter = () => {
        waiting.delete(enter);
        signal.removeEventListener("abort", onAbort);
        resolve(passOnce());
      };
      const onAbort = () => {
        waiting.delete(enter);
        reject(gone());
      };
      waiting.add(enter);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  };
}

function gone(): MetricsError {
  return new MetricsError("aborted", "the caller went away");
}
