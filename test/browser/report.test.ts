import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "metricdeck-report-"));

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** With every widget painted. */
async function painted(search: string): Promise<Page> {
  const page = await openBuilt(inject("builtPages"), "report", await browser.newContext({ viewport: { width: 900, height: 2400 } }), search);
  await page.waitForFunction(() => document.querySelectorAll(".md-frame[data-status=ready], .md-kpi[data-status=ready]").length === 6, undefined, { polling: 200, timeout: 20_000 });
  await page.waitForFunction(() => document.querySelector("#trend .md-plot-marks path") !== null, undefined, { polling: 200, timeout: 20_000 });
  return page;
}

/** Cells of the widget's own table, and of its table in the report, each as its text. */
const cellsOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].map(({ textContent }) => textContent?.trim())));

describe("a report of a page", () => {
  it.each(["?en", "?zh"])("%s opens offline, asks for nothing, runs nothing, and has the page's numbers", async (search) => {
    const page = await painted(search);
    const html = await page.evaluate(() => window.report());
    const file = join(folder, `report${search.slice(1)}.html`);
    writeFileSync(file, html);
    // The same wherever its rows are scrolled to, which stay there.
    const scrolled = await page.evaluate(async () => {
      const scrolling = [...document.querySelectorAll(".md-frame-body *")].filter((one) => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY));
      for (const one of scrolling) one.scrollTop = 30;
      const html = await window.report();
      return { html, tops: scrolling.map((one) => one.scrollTop) };
    });
    expect(scrolled.html).toBe(html);
    expect(scrolled.tops.filter((top) => top > 0).length).toBeGreaterThan(0);
    await page.locator("#trend").getByRole("button", { name: /^(Table|表格)$/ }).click();
    const shown = await cellsOf(page, "#trend .md-table tbody tr");

    const offline = await browser.newContext({ offline: true });
    const report = await offline.newPage();
    const asked: string[] = [];
    report.on("request", (request) => asked.push(request.url()));
    report.on("dialog", () => asked.push("a script ran"));
    await report.goto(pathToFileURL(file).href);
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(await report.locator("script, img, link, iframe, [onerror]").count()).toBe(0);
    expect(await report.locator("h1").textContent()).toBe("Service <b>quality</b>");
    const [filters = "", made = "", zone = "", ...others] = await report.locator("header p").allTextContents();
    expect(filters).toContain(search === "?en" ? "Date range: " : "日期范围");
    expect(filters).toContain('<img src=x onerror="alert(1)">');
    expect([made === "", zone === "", others, await report.locator("dt").count()]).toEqual([false, false, [], 0]);
    expect(await report.locator("section").count()).toBe(6);
    expect(shown.length).toBeGreaterThan(20);
    const written = await cellsOf(report, "section:nth-of-type(3) tbody tr");
    expect(written).toEqual(shown);
    // Every widget but the two that are tables or sentences themselves is drawn.
    expect(await report.locator("figure svg").count()).toBe(4);
    expect(await report.locator("section:nth-of-type(3) figure svg path").count()).toBeGreaterThan(4);
    // What stands below rows that scroll stands below all of them.
    const heights = await report.locator("section:nth-of-type(5) figure svg text").evaluateAll((texts) => texts.map((text) => [text.textContent, text.getBoundingClientRect().bottom] as const));
    const bottomOf = (text: string) => heights.find(([own]) => own?.includes(text))?.[1] ?? Number.NaN;
    expect(bottomOf(search === "?zh" ? "尚未完整" : "Not complete")).toBeGreaterThan(bottomOf(search === "?zh" ? "3月9日" : "Mar 9"));
    // Numbers end at the plot, dates stand below their ticks.
    const anchors = await report.locator("section:nth-of-type(3) figure svg text").evaluateAll((texts) => texts.map((text) => text.getAttribute("text-anchor")));
    expect([anchors.includes("end"), anchors.includes("middle")]).toEqual([true, true]);
    const titles = await report.locator("section").evaluateAll((all) => all.map((one) => [one.querySelector("h2")?.textContent, one.querySelector("caption")?.textContent]));
    const said = search === "?zh" ? "：全部数据" : ": all numbers";
    expect(titles.slice(1).filter(([title, caption]) => caption?.startsWith(title ?? "?") !== true)).toEqual([]);
    expect(titles.at(-1)?.[1]).toBe(`${titles.at(-1)?.[0]}${said}`);
    expect(await report.locator("html").getAttribute("lang")).toBe(search === "?zh" ? "zh-CN" : "en");
    expect((await report.locator("section").first().textContent())?.includes("85.") ?? false).toBe((await page.locator(".md-kpi").first().textContent())?.includes("85.") ?? false);
  });
});

describe("a report of numbers that are not all that its head says", () => {
  it.each([
    ["?qualified", "Not filtered by Region here", "This widget cannot be shown", "This could not be loaded"],
    ["?qualified-zh", "此处不按地区筛选", "无法显示此组件", "加载失败"],
  ])("%s says of each what the page says beside it", async (search, ignored, fault, failure) => {
    const page = await openBuilt(inject("builtPages"), "report", await browser.newContext({ viewport: { width: 1200, height: 1600 } }), search);
    await page.locator(".md-note-text[data-signal]").nth(1).waitFor();
    await page.locator(".md-cockpit-fault").waitFor();
    await page.locator(".md-state-text").waitFor();
    const report = await (await browser.newContext()).newPage();
    await report.setContent(await page.evaluate(() => window.report()));
    const sections = await report.locator("section").allInnerTexts();
    expect(sections.map((text) => [ignored, fault, failure].filter((said) => text.includes(said)))).toEqual([[ignored], [fault], [ignored], [failure]]);
    expect(sections[1]).toContain(" widgets.gone.props.metric");
    expect(sections[3]).toContain("csat");
  });
});

describe("a report of a page in dark or light colors", () => {
  it.each([
    ["?dark", ["rgb(15, 17, 21)", "rgb(236, 238, 242)", "dark"]],
    ["?en", ["rgb(247, 248, 250)", "rgb(24, 28, 37)", "light"]],
  ])("%s has the theme's text on the theme's ground, fits 360 px, and dark text on paper", async (search, expected) => {
    const page = await painted(search);
    const file = join(folder, `colors${search.slice(1)}.html`);
    writeFileSync(file, await page.evaluate(() => window.report()));
    const report = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await report.goto(pathToFileURL(file).href);
    const look = () =>
      report.evaluate(() => {
        const root = getComputedStyle(document.documentElement);
        return [root.backgroundColor, getComputedStyle(document.body).color, root.colorScheme];
      });
    expect(await look()).toEqual(expected);
    expect(await report.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const scrollers = report.getByRole("region");
    expect(await scrollers.evaluateAll((all) => all.every((one) => one.getAttribute("aria-label") === one.querySelector("caption")?.textContent))).toBe(true);
    expect(await scrollers.count()).toBe(5);
    await report.emulateMedia({ media: "print" });
    expect(await look()).toEqual(["rgba(0, 0, 0, 0)", "rgb(17, 17, 17)", "light"]);
  });
});

describe("a picture of a widget", () => {
  it("is a PNG of twice as many pixels with the chart's colors in it, under a policy that allows no image, style or script of others", async () => {
    const page = await painted("?en");
    await page.evaluate(() => {
      const policy = document.createElement("meta");
      policy.httpEquiv = "Content-Security-Policy";
      policy.content = "default-src 'self'; img-src 'none'; style-src 'self'; font-src 'self'; connect-src 'none'";
      document.head.append(policy);
    });
    const violations: string[] = [];
    page.on("console", (message) => message.text().includes("Content Security Policy") && violations.push(message.text()));
    for (const id of ["#trend", "#funnel"]) {
      const url = await page.evaluate((selector) => window.picture(selector), id);
      const png = PNG.sync.read(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
      const box = await page.locator(`${id} .md-frame-body`).boundingBox();
      expect(png.width).toBe((Math.ceil(box?.width ?? 0) + 32) * 2);
      const colors = new Set<number>();
      for (let at = 0; at < png.data.length; at += 4) colors.add(png.data.readUInt32BE(at));
      // White alone would be one; text on white some hundred greys; series and bars have colors of their own.
      const vivid = [...colors].filter((color) => {
        const [red, green, blue] = [(color >>> 24) & 255, (color >>> 16) & 255, (color >>> 8) & 255];
        return Math.max(red, green, blue) - Math.min(red, green, blue) > 90;
      });
      expect(vivid.length).toBeGreaterThan(3);
    }
    expect(violations).toEqual([]);
  });
});
