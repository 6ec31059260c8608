const SLICE_MS = 8;

interface Waiting {
  readonly weight: number;
  readonly run: () => void;
}

const waiting: Waiting[] = [];
let isScheduled = false;

/**
 * Runs `work` when its turn comes: the lightest of what was asked together first, and so little at a time that the page
 * stays free. What is asked alone runs in the same turn of the event loop.
 */
export function inTurn<T>(weight: number, work: () => T): Promise<T> {
  const done = new Promise<T>((resolve, reject) => {
    const run = () => {
      try {
        resolve(work());
      } catch (thrown) {
        reject(thrown);
      }
    };
    const at = waiting.findIndex((other) => other.weight > weight);
    waiting.splice(at < 0 ? waiting.length : at, 0, { weight, run });
  });
  if (!isScheduled) {
    isScheduled = true;
    queueMicrotask(takeTurns);
  }
  return done;
}

function takeTurns(): void {
  const end = performance.now() + SLICE_MS;
  do waiting.shift()?.run();
  while (waiting.length > 0 && performance.now() < end);
  if (waiting.length === 0) isScheduled = false;
  else laterTask(takeTurns);
}

/** Not a timeout, which browsers delay by 4 ms after a few. */
function laterTask(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(null);
}
