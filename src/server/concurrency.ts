import { MetricsError } from "../query/index.ts";
import { busy } from "./databaseError.ts";

/** A place inside. */
export interface Place {
  /** The work has ended. */
  readonly leave: () => void;
  /** Nobody waits for the work any more, which may go on all the same: its place is for others. */
  readonly abandon: () => void;
}
export type Gate = (signal: AbortSignal) => Promise<Place>;

/**
 * Lets `concurrency` in at once and `queue` more wait, first come, first served. Of work that was abandoned and goes on,
 * as many again are borne; beyond them an abandoned one keeps its place until one has ended.
 * @throws MetricsError `rate-limited` at once where the queue is full, `aborted` for one that leaves while it waits
 */
export function gate({ concurrency, queue }: { readonly concurrency: number; readonly queue: number }): Gate {
  let free = concurrency;
  let abandoned = 0;
  const waiting = new Set<() => void>();
  const keeping = new Set<() => void>();
  const giveBack = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };
  const place = (): Place => {
    let state: "inside" | "keeping" | "abandoned" | "left" = "inside";
    const release = () => {
      keeping.delete(release);
      state = "abandoned";
      abandoned += 1;
      giveBack();
    };
    return {
      abandon: () => {
        if (state !== "inside") return;
        if (abandoned < concurrency) return release();
        state = "keeping";
        keeping.add(release);
      },
      leave: () => {
        if (state === "left") return;
        const before = state;
        state = "left";
        keeping.delete(release);
        if (before !== "abandoned") return giveBack();
        abandoned -= 1;
        const [next] = keeping;
        next?.();
      },
    };
  };
  return async (signal) => {
    if (signal.aborted) throw gone();
    if (free > 0) {
      free -= 1;
      return place();
    }
    if (waiting.size >= queue) throw busy(`${concurrency} queries run and ${queue} wait already`);
    return new Promise((resolve, reject) => {
      const enter = () => {
        waiting.delete(enter);
        signal.removeEventListener("abort", onAbort);
        resolve(place());
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
