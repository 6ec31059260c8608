import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import type { AnyRow, TableResult } from "../../src/query/index.ts";
import { launchChromium, readFigures, untilPainted, untilReady } from "./portal.ts";

declare global {
  interface Window {
    layoutShift: number;
    axe: { run: (options: RunOptions) => Promise<AxeResults> };
  }
}

const portalUrl = inject("portalUrl");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  // One for all pages: what was served once comes from the browser's cache.
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
});
afterAll(() => browser.close());

const openPage = async () => {
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) window.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
};

const open = async (search = "") => {
  await page.goto(`${portalUrl}${search}`);
  await untilPainted(page);
};
const chartOf = (title: string) => page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });

const seriousFaults = async () => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

describe("npm start", () => {
  beforeEach(openPage);
  afterEach(() => page.close());

  it("paints the cockpit with its data; the console stays empty, nothing shifts, and axe finds nothing serious", async () => {
    await open();
    await page.waitForTimeout(500);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => window.layoutShift)).toBeLessThanOrEqual(0.02);
    const figures = await readFigures(page);
    expect(Object.keys(figures).length).toBe(7);
    expect(Object.values(figures).filter((text) => !/\d/.test(text))).toEqual([]);
    expect(await seriousFaults()).toEqual([]);
  });

  it("its pages say what the API answers, keep the filter on the way and are found again by their address", async () => {
    await open();
    await page.getByRole("button", { name: /^Channel/ }).click();
    await page.getByRole("option", { name: /^Chat/ }).click();
    await page.keyboard.press("Escape");
    const navigate = async (name: string, widgets: number) => {
      await page.getByRole("navigation").getByRole("link", { name }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await untilReady(page, widgets);
    };
    const time = { range: { last: 28, unit: "day" } };
    const chat = { where: { dimension: "channel", op: "in", values: ["chat"] }, calendar: { timeZone: "Asia/Shanghai", weekStart: "monday" } };

    await navigate("Explore", 2);
    const total = page.getByRole("treegrid").first().getByRole("row", { name: /^Total/ });
    const [tickets] = await ask({ kind: "aggregate", metrics: ["tickets"], time, ...chat });
    expect(await total.textContent()).toContain(`Total${counted(tickets?.["tickets"])}`);

    await navigate("Journeys", 4);
    const reached = await ask({ kind: "funnel", steps: ["created", "firstReply", "solved", "rated"], window: "P14D", time, ...chat });
    const last = counted(reached.at(-1)?.["count"]);
    expect(await chartOf("From ticket to rating, by channel").locator(".md-funnel-summary").textContent()).toContain(`${last} of`);
    const asked = { kind: "retention", start: "contact", return: "contact", starts: "recurring", periods: [0] };
    const cohorts = await ask({ ...asked, time: { range: { last: 12, unit: "week" }, grain: "week" }, ...chat });
    const people = cohorts.reduce((sum, { size }) => sum + (size as { readonly value: number }).value, 0);
    expect(await page.getByRole("row", { name: /^Mean/ }).first().textContent()).toContain(people.toLocaleString("en"));

    await navigate("Alerts", 2);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Alerts" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("a page whose code does not come says so under the portal's head, and comes when it is tried again", async () => {
    const away = await context.newPage();
    const isDown = (url: URL) => /\/About-[^/]*\.js$/.test(url.pathname);
    await away.route(isDown, (route) => route.abort());
    await away.goto(portalUrl);
    await away.getByRole("navigation").getByRole("link", { name: "About this data" }).click();
    expect(await away.getByRole("alert").textContent()).toContain("This page could not be shown.");
    await away.unroute(isDown);
    await away.getByRole("button", { name: "Try again" }).click();
    await away.getByRole("heading", { level: 1, name: "About this data" }).waitFor();
    expect(await away.getByRole("alert").count()).toBe(0);
    await away.close();
  });

  it.each([
    ["?page=quality", 8],
    ["?page=journeys", 4],
    ["?page=explore&theme=dark&lang=zh-CN", 2],
    ["?page=alerts", 2],
    ["?page=about", 0],
  ])("nothing shifts at /%s, nor is wider than the page, and axe finds nothing serious", async (search, widgets) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${portalUrl}${search}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await untilReady(page, widgets);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => window.layoutShift)).toBeLessThanOrEqual(0.02);
    expect(complaints).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForTimeout(500);
    expect(await seriousFaults()).toEqual([]);
  });

  it("axe finds nothing serious in the dark cockpit in Chinese", async () => {
    await open("?theme=dark&lang=zh-CN");
    expect(await seriousFaults()).toEqual([]);
  });

  it.each([360, 768])("at %i px nothing is wider than the page", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => window.layoutShift)).toBeLessThanOrEqual(0.02);
  });
});

/** One page, on which each test goes on where the one before left it. */
describe("the open cockpit", () => {
  beforeAll(async () => {
    await openPage();
    await open();
  });
  afterAll(() => page.close());

  it("the keyboard reaches the points of a chart and hears them", async () => {
    const chart = chartOf("Tickets by channel");
    await chart.getByRole("button", { name: "Full screen" }).focus();
    const surface = chart.locator(".md-trend-surface");
    for (let tabs = 0; tabs < 10 && !(await surface.evaluate((element) => element === document.activeElement)); tabs += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Home");
    const first = await chart.locator(".md-trend-plot").getByRole("status").textContent();
    await page.keyboard.press("ArrowRight");
    const second = await chart.locator(".md-trend-plot").getByRole("status").textContent();
    expect(first).toMatch(/Phone.*\d/);
    expect(second).toMatch(/Phone.*\d/);
    expect(second).not.toBe(first);
  });

  it("a click on a channel filters the others, and its chip takes that back", async () => {
    const before = await readFigures(page);
    const surface = chartOf("Tickets by channel").locator(".md-trend-surface");
    const { width, height } = (await surface.boundingBox()) ?? { width: 0, height: 0 };
    // Near the time axis: the lowest area of the stack, which is the first channel's.
    await surface.click({ position: { x: width / 2, y: height - 32 } });
    const chip = page.getByRole("group", { name: "Active filters" }).getByRole("button");
    await expect.poll(() => chip.count()).toBe(1);
    expect(await chip.textContent()).toContain("Phone");
    expect(await page.locator(".filters .md-control").nth(1).textContent()).toBe("Channel: Phone");
    await page.waitForFunction((text) => document.querySelector(".md-kpi-value")?.textContent !== text, before["Tickets"]);
    await untilPainted(page);
    const phone = await readFigures(page);
    expect(numberIn(phone["Tickets"])).toBeLessThan(numberIn(before["Tickets"]));
    await chip.click();
    await page.waitForFunction((text) => document.querySelector(".md-kpi-value")?.textContent === text, before["Tickets"]);
  });

  it("another date range changes the figures", async () => {
    const before = await readFigures(page);
    await page.getByRole("button", { name: /^Date range/ }).click();
    await page.getByRole("option", { name: "Last 90 days" }).click();
    await page.keyboard.press("Escape");
    await page.waitForFunction((text) => document.querySelector(".md-kpi-value")?.textContent !== text, before["Tickets"]);
    await untilPainted(page);
    const after = await readFigures(page);
    expect(numberIn(after["Tickets"])).toBeGreaterThan(numberIn(before["Tickets"]));
    expect(complaints).toEqual([]);
  });

  it("another user sees other rows", async () => {
    const before = await readFigures(page);
    await page.getByLabel("Signed in as").selectOption("south");
    await page.waitForFunction((text) => ![text, undefined].includes(document.querySelector(".md-kpi-value")?.textContent ?? undefined), before["Tickets"]);
    await untilPainted(page);
    const south = await readFigures(page);
    expect(numberIn(south["Tickets"])).toBeGreaterThan(0);
    expect(numberIn(south["Tickets"])).toBeLessThan(numberIn(before["Tickets"]) / 2);
    expect(complaints).toEqual([]);
  });
});

/** The rows of the page's API, as a user of its own. */
async function ask(query: object): Promise<readonly AnyRow[]> {
  const signedIn = await fetch(`${portalUrl}api/session?user=national`, { method: "POST" });
  const { token } = (await signedIn.json()) as { token: string };
  const adapter = httpAdapter({ url: `${portalUrl}api/metrics`, getToken: () => token });
  return ((await adapter.query(query as never, {})) as unknown as TableResult<AnyRow>).rows;
}

function counted(cell: unknown): string {
  const value = typeof cell === "object" ? (cell as { readonly value: number }).value : Number(cell);
  return value.toLocaleString("en");
}

function numberIn(text: string | undefined): number {
  return Number((text ?? "").replaceAll(",", ""));
}
