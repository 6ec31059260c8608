import { launchChromium, startPortal, untilPainted } from "../test/browser/portal.ts";

const runs = 5;
const browser = await launchChromium();
const measured: { ready: number; painted: number; again: number }[] = [];
try {
  for (let run = 0; run < runs; run += 1) measured.push(await measure());
} finally {
  await browser.close();
}
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const say = (what: string, values: readonly number[]) =>
  console.log(`${what.padEnd(44)}${Math.round(median(values))} ms   (${values.map(Math.round).join(", ")})`);
say("npm start to its first answer", measured.map(({ ready }) => ready));
say("npm start to a painted cockpit with data", measured.map(({ painted }) => painted));
say("the page loaded anew", measured.map(({ again }) => again));

/** A portal and a browser profile of their own; the browser program runs already, as on a reader's machine. */
async function measure() {
  const startedAt = performance.now();
  const portal = await startPortal();
  const ready = performance.now() - startedAt;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(portal.url);
    await untilPainted(page);
    const painted = performance.now() - startedAt;
    const reloadedAt = performance.now();
    await page.reload();
    await untilPainted(page);
    return { ready, painted, again: performance.now() - reloadedAt };
  } finally {
    await context.close();
    await portal.stop();
  }
}
