import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { buildPage } from "../test/browser/builtPage.ts";
import { launchChromium } from "../test/browser/portal.ts";
import { heapBytes, withoutCompiling } from "./browser/heap.ts";
import { sayHeld, sayLoad } from "./browser/report.ts";

/**
 * A day of a wall of three cockpits on a clock that runs as fast as the page can: the server fails three times in ten, and
 * is away from 9 to 12. Then: is the last frame right, is the heap what it was after the first hour, how often was the
 * server asked. `npx tsx bench/wall.ts [--hours 24]`
 */
const { values } = parseArgs({ options: { hours: { type: "string", default: "24" } } });
const hours = Number(values.hours);
const stepSeconds = 30;

const built = await buildPage(fileURLToPath(new URL("pages/wall.tsx", import.meta.url)));
const browser = await launchChromium(withoutCompiling);
try {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: "reduce" });
  const complaints: string[] = [];
  context.on("weberror", (error) => complaints.push(String(error.error())));
  await context.clock.install({ time: new Date("2026-03-18T00:00:00Z") });
  const page = await built.open(context);
  const session = await context.newCDPSession(page);
  await settle(page);

  const heaps: number[] = [];
  const asked: number[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const server = hour >= 9 && hour < 12 ? ("away" as const) : ("shaky" as const);
    await page.evaluate((state) => void (window.server = state), server);
    for (let second = 0; second < 3600; second += stepSeconds) {
      await page.clock.runFor(stepSeconds * 1000);
      await settle(page);
    }
    heaps.push(await heapBytes(session));
    asked.push(await page.evaluate(() => window.requests));
    if (hour === 10) console.log(`in the outage it shows: ${(await shown(page)).join(" · ")}`);
  }
  await page.evaluate(() => void (window.server = "well"));
  for (let second = 0; second < 120; second += stepSeconds) {
    await page.clock.runFor(stepSeconds * 1000);
    await settle(page);
  }
  const minute = await page.evaluate(() => Math.floor(Date.now() / 60_000) % 1440);
  const figures = await shown(page);

  sayLoad();
  console.log(`${hours} hours of a wall, ${hours * 3600} s in steps of ${stepSeconds} s`);
  console.log(`the last frame at minute ${minute}: ${figures.join(" · ")}`);
  const numbers = figures.map((text) => Number(text.replace(/\D/g, "")));
  sayHeld("figures in the last frame older than two minutes", numbers.filter((number) => minute - number > 2 || minute < number).length, 0);
  sayHeld("errors of the page", complaints.length, 0);
  const perHour = asked.map((count, index) => count - (asked[index - 1] ?? 0));
  console.log(`requests an hour: ${perHour.join(", ")}`);
  const [first = Number.NaN] = heaps;
  const last = heaps.at(-1) ?? Number.NaN;
  console.log(`heap by the hour, MB: ${heaps.map((bytes) => (bytes / 1024 / 1024).toFixed(2)).join(", ")}`);
  sayHeld("heap after the last hour / after the first", last / first, 1.05);
} finally {
  await browser.close();
  built.remove();
}

/** What the fake clock set off, in the page's own time: promises, messages of the scheduler, frames. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(null);
      });
    }
  });
}

/** The figures of the tiles in sight. A locator would leave its own script in the page, half a megabyte of it. */
function shown(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll(".md-wall-page[data-shown] .md-kpi-value")].map((value) => value.textContent ?? ""));
}
