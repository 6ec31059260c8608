import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it("mounted and unmounted under StrictMode, ready or not, every widget leaves no chart, listener, observer or timer", async () => {
  const page = await openBuilt(inject("builtPages"), "mounts", await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  const complaints: string[] = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.waitForFunction(() => window.mountTimes !== undefined);
  // What a page sets up once, for all that will ever be on it.
  const before = await page.evaluate(() => window.mountTimes(4));
  expect(before.charts).toBe(0);
  expect(before.elements).toBe(0);
  expect(await page.evaluate(() => window.mountTimes(20))).toEqual(before);
  expect(complaints).toEqual([]);
});
