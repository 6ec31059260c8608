import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { launchChromium, untilPainted } from "./portal.ts";
import { swipe } from "./swipe.ts";
import type { Place } from "./swipe.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "en-US",
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(inject("portalUrl"));
  await untilPainted(page);
});
afterEach(() => page.close());

describe("a trend under a finger, 360 px wide", () => {
  it("a tap points, a second one filters; sideways points along; up scrolls the page; two fingers zoom it", async () => {
    const chart = page.locator("section", { has: page.getByRole("heading", { name: "Tickets by channel", exact: true }) });
    const surface = chart.locator(".md-trend-surface");
    await surface.scrollIntoViewIfNeeded();
    const middle = async (): Promise<Place> => {
      const box = await surface.boundingBox();
      if (box === null) throw new Error("the chart has no place");
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const tooltip = chart.locator(".md-tooltip");
    const chips = page.locator(".md-chip");
    const [x, y] = await middle();

    await page.touchscreen.tap(x, y);
    const first = await tooltip.innerText();
    expect(first).toMatch(/Phone\s+\d/);
    expect(await chips.count()).toBe(0);
    await page.touchscreen.tap(x, y);
    await chips.first().waitFor();
    expect(await chips.first().innerText()).toContain("Tickets by channel");

    const [left, top] = await middle();
    await swipe(page, [[left - 60, top], [left + 60, top]]);
    expect(await tooltip.innerText()).not.toBe(first);
    expect(await chips.count()).toBe(1);

    const scrolled = await page.evaluate(() => window.scrollY);
    await swipe(page, [[left, top], [left, top - 120]]);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(scrolled);
    expect(await tooltip.count()).toBe(0);

    const at = await middle();
    await swipe(page, [[at[0] - 20, at[1]], [at[0] - 80, at[1]]], [[at[0] + 20, at[1]], [at[0] + 80, at[1]]]);
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBeGreaterThan(1);
    expect(await chips.count()).toBe(1);
  });
});

describe("a control whose code does not come", () => {
  it("says so beside it, and opens when it is tried again", async () => {
    await page.route("**/DateRangePanel-*.js", (route) => route.abort());
    await page.getByRole("button", { name: /^Date range/ }).tap();
    const failure = page.getByRole("alert").filter({ hasText: "This could not be loaded" });
    await failure.waitFor();
    await page.unroute("**/DateRangePanel-*.js");
    await failure.getByRole("button", { name: "Try again" }).tap();
    await page.getByRole("dialog", { name: "Date range" }).waitFor();
    expect(await failure.count()).toBe(0);
  });
});
