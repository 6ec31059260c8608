import { parseArgs } from "node:util";
import { buildPage } from "../test/browser/builtPage.ts";
import type { Left } from "../test/browser/mounts/page.tsx";
import { launchChromium } from "../test/browser/portal.ts";
import { heapBytes, withoutCompiling } from "./browser/heap.ts";
import { sayHeld, sayLoad } from "./browser/report.ts";

/**
 * Every widget mounted and unmounted 200 times under StrictMode: what stays behind, and the heap.
 * `npx tsx bench/mounts.ts [--times 200]`, after a warm-up of 40, which fills what a page keeps for all its life.
 */
const { values } = parseArgs({ options: { times: { type: "string", default: "200" } } });
const times = Number(values.times);
const warmUp = 40;

const built = await buildPage("test/browser/mounts/page.tsx", { mode: "development" });
const browser = await launchChromium(withoutCompiling);
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await built.open(context);
  page.on("pageerror", (error) => console.error(String(error)));
  await page.waitForFunction(() => window.mountTimes !== undefined);
  const session = await context.newCDPSession(page);
  const mount = (times: number) => page.evaluate((times) => window.mountTimes(times), times);
  const before = { ...(await mount(warmUp)), bytes: await heapBytes(session) };
  const after = { ...(await mount(times)), bytes: await heapBytes(session) };
  sayLoad();
  console.log(`every widget, mounted and unmounted ${times} times under StrictMode`);
  const grown = (of: (left: Left) => number) => of(after) - of(before);
  sayHeld("charts left", after.charts, 0);
  sayHeld("elements left", after.elements, 0);
  sayHeld("listeners more than before", grown(({ listeners }) => listeners.reduce((sum, text) => sum + Number(text.split("×")[1]), 0)), 0);
  sayHeld("observed elements more than before", grown(({ observed }) => observed), 0);
  sayHeld("timers more than before", grown(({ timers }) => timers), 0);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(2);
  sayHeld(`heap after / before (${megabytes(after.bytes)} MB / ${megabytes(before.bytes)} MB)`, after.bytes / before.bytes, 1.02);
} finally {
  await browser.close();
  built.remove();
}
