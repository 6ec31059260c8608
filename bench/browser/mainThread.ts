import type { CDPSession } from "playwright";

const enabled = new WeakSet<CDPSession>();

/** Milliseconds that the page's main thread has worked so far, by its own clock: waiting for a processor does not count. */
export async function mainThreadMs(session: CDPSession): Promise<number> {
  if (!enabled.has(session)) {
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    enabled.add(session);
  }
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}
