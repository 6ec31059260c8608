/** Milliseconds between two frames. With 32, charts were there no sooner, figures later, and frames longer by a quarter. */
const SLICE_MS = 16;
const waiting = new Set<() => void>();
let scheduled = false;

/** Runs `task` after the frame that is being painted, few enough at a time that the page stays free. */
export function inTurn(task: () => void): () => void {
  waiting.add(task);
  schedule();
  return () => waiting.delete(task);
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    scheduled = false;
    work();
  };
  port2.postMessage(null);
}

function work(): void {
  const startedAt = performance.now();
  let [last, longest] = [startedAt, 0];
  try {
    for (const task of waiting) {
      waiting.delete(task);
      task();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      // The next one may take as long as any before it.
      if (now - startedAt + longest > SLICE_MS) break;
    }
  } finally {
    if (waiting.size > 0) schedule();
  }
}
