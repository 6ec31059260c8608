import type { CDPSession } from "playwright";

/** Code that V8 compiles while it runs is in the heap too, megabytes of it in the end, and is no memory of the page's. */
export const withoutCompiling = "--js-flags=--no-opt --no-maglev --no-sparkplug";

/** Twice: what the first collection finalizes, the second frees. */
export async function heapBytes(session: CDPSession): Promise<number> {
  for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}
