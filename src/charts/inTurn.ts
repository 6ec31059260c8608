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
  const end = performance.now() + SLICE_MS;
  try {
    for (const task of waiting) {
      waiting.delete(task);
      task();
      if (performance.now() >= end) break;
    }
  } finally {
    if (waiting.size > 0) schedule();
  }
}
