import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  page = await openBuilt(inject("builtPages"), "paper", context);
  await page.locator(".md-cockpit").waitFor();
});
afterAll(() => browser?.close());

/** What paper shows of the cockpit, and what sticks out of its place. */
const onPaper = () =>
  page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.offsetParent !== null);
    const cut = shown(".md-frame, .md-frame-body, .md-kpi").filter(
      (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
    );
    return {
      head: shown(".md-paper-head p").map(({ textContent }) => textContent),
      ready: shown("[data-status]").filter((one) => one.dataset["status"] === "ready").length,
      charts: [...document.querySelectorAll(".md-plot")].map((plot) => plot.querySelectorAll(".md-plot-marks path").length > 0),
      rows: shown(".md-drill-rows > .md-drill-row").length,
      controls: shown(".md-cockpit-bar, .md-tool").length,
      cut: cut.map(({ className }) => className),
      width: document.querySelector<HTMLElement>(".md-cockpit")?.offsetWidth,
    };
  });

describe("a cockpit on paper", () => {
  it("openPaper() waits for every widget, and then nothing is cut: every row, and what it is filtered by in words", async () => {
    expect(await page.evaluate(() => window.paper.openPaper(document.querySelector(".md-cockpit") as HTMLElement).then(({ isWhole }) => isWhole))).toBe(true);
    await page.emulateMedia({ media: "print" });
    expect(await onPaper()).toEqual({
      head: [
        "Date range: Last 28 days (Feb 18 – Mar 17, 2026); Channel is one of Phone, Chat",
        "As of Mar 18, 2026, 10:20 · UTC",
      ],
      ready: 5,
      charts: [true, true],
      rows: 150,
      controls: 0,
      cut: [],
      width: 1047,
    });
    expect(await page.evaluate(() => [...document.querySelectorAll(".md-plot")].filter((chart) => {
      const frame = chart.closest(".md-frame")?.getBoundingClientRect();
      return frame === undefined || chart.getBoundingClientRect().bottom > frame.bottom;
    }).length)).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(new Set(pdf.toString("latin1").match(/\/MediaBox \[.*?\]/g)).size).toBe(1);
    const height = await page.evaluate(() => document.body.scrollHeight);
    const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    // An A4 sheet across is 718 px high between its margins.
    expect(sheets).toBeGreaterThanOrEqual(Math.floor(height / 718));
    const least = await page.locator(".md-cockpit-cell > .md-frame").evaluateAll((frames) => frames.map((frame) => parseFloat(getComputedStyle(frame).minBlockSize)));
    // The chart above a long table leaves it the room to begin on its sheet.
    expect(least).toEqual([264, 264, 0, 264]);
    await page.emulateMedia({ media: null });
    expect(complaints).toEqual([]);
  });

  it("leaves no card's edge or shadow at the end of the sheet before it", async () => {
    await page.emulateMedia({ media: "print" });
    const cards = await page.locator(".md-cockpit-cell > :is(.md-frame, .md-kpi)").evaluateAll((all) =>
      all.map((card) => ({
        shadow: getComputedStyle(card).boxShadow,
        // A sheet across ends 718.11 px after its beginning: a card's edge there is drawn at 718.
        isClear: card.getBoundingClientRect().top - (card.parentElement?.getBoundingClientRect().top ?? 0) >= 2,
      })),
    );
    await page.emulateMedia({ media: null });
    expect(cards).toEqual(Array(5).fill({ shadow: "none", isClear: true }));
  });

  it("openPaper() leaves no color of the page behind the cockpit, as under a dark page", async () => {
    const grounds = async () =>
      page.locator(".md-cockpit").evaluate((cockpit) => {
        const around: string[] = [];
        for (let at: Element | null = cockpit; at !== null; at = at.parentElement) around.push(getComputedStyle(at).backgroundColor);
        return [...new Set(around)];
      });
    const root = page.locator(".md-root").first();
    await root.evaluate((one: HTMLElement) => (one.style.background = "#111"));
    await page.evaluate(() => window.paper.openPaper(document.querySelector(".md-cockpit") as HTMLElement).then((paper) => Object.assign(window, { opened: paper })));
    expect(await grounds()).toContain("rgb(17, 17, 17)");
    await page.emulateMedia({ media: "print" });
    expect(await grounds()).toEqual(["rgba(0, 0, 0, 0)"]);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => (window as unknown as { readonly opened: { readonly close: () => void } }).opened.close());
    await root.evaluate((one: HTMLElement) => (one.style.background = ""));
  });

  it("printCockpit() prints once all is there, and leaves the page as it was", async () => {
    const printed = await page.evaluate(async () => {
      const cockpit = document.querySelector(".md-cockpit") as HTMLElement;
      let [rows, prints] = [0, 0];
      const print = () => {
        prints += 1;
        rows = document.querySelectorAll(".md-drill-rows > .md-drill-row").length;
      };
      const [isWhole] = await Promise.all([window.paper.printCockpit(cockpit, { print }), window.paper.printCockpit(cockpit, { print })]);
      return { isWhole, rows, prints, isPaper: "paper" in cockpit.dataset, width: cockpit.offsetWidth };
    });
    expect(printed).toEqual({ isWhole: true, rows: 150, prints: 1, isPaper: false, width: 1392 });
  });
});

describe("what is higher than a sheet", () => {
  /** Where each widget stands on the sheets laid end to end, and how far what is in it goes, while the browser prints. */
  const printed = async (cockpit: string) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const tab = await openBuilt(inject("builtPages"), "sheets", context, `?cockpit=${cockpit}`);
      await tab.locator(".md-cockpit").waitFor();
      for (const days of await tab.locator("[data-widget=days]").all()) await days.getByRole("button", { name: "Table" }).click();
      expect(await tab.evaluate(() => window.paper.openPaper(document.querySelector(".md-cockpit") as HTMLElement).then(({ isWhole }) => isWhole))).toBe(true);
      const places = await tab.evaluateHandle(() => {
        const seen: { readonly id: string; readonly left: number; readonly top: number; readonly bottom: number; readonly body: number; readonly foot: number; readonly head: number; readonly rows: readonly number[]; readonly lefts: readonly number[] }[] = [];
        const bottomsOf = (of: Element, what: string) => [...of.querySelectorAll(what)].map((one) => one.getBoundingClientRect().bottom);
        matchMedia("print").addEventListener("change", ({ matches }) => {
          if (!matches) return;
          for (const cell of document.querySelectorAll<HTMLElement>(".md-cockpit-cell")) {
            const { left, top, bottom } = cell.getBoundingClientRect();
            const body = Math.max(...bottomsOf(cell, ".md-drill-row, tr, .md-note-body p"));
            const foot = cell.querySelector(".md-frame-foot")?.getBoundingClientRect().top ?? bottom;
            const head = cell.querySelector(".md-drill-head")?.getBoundingClientRect().height ?? 0;
            const rows = [...cell.querySelectorAll(".md-drill-rows > .md-drill-row")].map((row) => row.getBoundingClientRect());
            const lefts = [...new Set(rows.map(({ left }) => left))];
            seen.push({ id: String(cell.dataset["widget"]), left, top, bottom, body, foot, head, rows: rows.map((row) => row.top), lefts });
          }
        });
        return seen;
      });
      await tab.pdf({ preferCSSPageSize: true });
      return new Map((await places.jsonValue()).map(({ id, ...place }) => [id, place]));
    } finally {
      await context.close();
    }
  };

  it.each([
    ["a table of 542 rows", "table", ["long"]],
    ["a note of 330 lines", "note", ["long"]],
    ["a note of many words", "words", ["long"]],
    ["cohorts, and a chart as a table", "cohorts", ["long", "days"]],
  ])("ends with all that is in it where the next widget begins: %s", async (_, cockpit, longs) => {
    const places = await printed(cockpit);
    const below = places.get("below");
    for (const id of longs) {
      const long = places.get(id);
      if (long === undefined || below === undefined) throw new Error(`${cockpit} has no ${id} above another widget`);
      expect(long.bottom - long.top, "sheets").toBeGreaterThan(2 * 718);
      expect(long.body).toBeLessThanOrEqual(long.foot);
      expect(long.foot).toBeLessThanOrEqual(long.bottom);
      expect(long.bottom).toBeLessThanOrEqual(below.top + 0.1);
    }
    // It begins below the head, and what stands beside it does so too.
    expect(places.get("long")?.top).toBeLessThan(120);
    expect(places.get("tile")?.top).toBeLessThan(120);
    const [tile, trend] = [places.get("tile"), places.get("trend")];
    if (trend !== undefined) expect(trend.bottom).toBeLessThan(718);
    if (cockpit === "table") expect(trend?.top).toBe(tile?.bottom);
  });

  it("stands in its columns on each sheet, though what stood beside it is on the first alone", async () => {
    const { rows = [], lefts = [] } = (await printed("right")).get("long") ?? {};
    expect([rows.length, lefts.length]).toEqual([542, 1]);
    expect(lefts[0]).toBeGreaterThan(400);
  });

  it.each([
    ["column", [["left"], ["tile", "long", "last"]]],
    ["columns", [["tile", "under", "last"], ["trend", "below"], ["long"]]],
  ])("leaves all of a column in it, below each other, whatever is short beside it: %s", async (cockpit, columns) => {
    const places = await printed(cockpit);
    const stacks = columns.map((ids) => ids.map((id) => places.get(id) ?? { left: NaN, top: NaN, bottom: NaN }));
    const edges = stacks.map((stack) => new Set(stack.map(({ left }) => Math.round(left))));
    expect(edges.map(({ size }) => size)).toEqual(columns.map(() => 1));
    const lefts = edges.flatMap((edge) => [...edge]);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    for (const stack of stacks) for (const [at, { top }] of stack.entries()) expect(top).toBeGreaterThanOrEqual((stack[at - 1]?.bottom ?? 0) - 0.1);
    for (const [first] of stacks) expect(first?.top).toBeLessThan(120);
  });

  it("has the names of a drill table's columns over its rows on each sheet", async () => {
    const { head = 0, rows = [] } = (await printed("table")).get("long") ?? {};
    // 190 mm, as the browser rounds them.
    const sheet = 719;
    const firsts = rows.filter((top, at) => Math.floor(top / sheet) > Math.floor((rows[at - 1] ?? 0) / sheet));
    expect([rows.length, firsts.length > 10]).toEqual([542, true]);
    expect(head).toBeGreaterThan(15);
    expect(firsts.filter((top) => top % sheet < head)).toEqual([]);
  });
});

describe("drill tables on paper", () => {
  it("have every column, each under its heading, and no number in two lines or over its cell", async () => {
    const context = await browser.newContext({ viewport: { width: 718, height: 1000 } });
    try {
      const tab = await openBuilt(inject("builtPages"), "pivots", context);
      await tab.locator(".md-drill-row[data-kind=member]").nth(6).waitFor();
      await tab.emulateMedia({ media: "print" });
      await tab.evaluate(() => void dispatchEvent(new Event("beforeprint")));
      const tables = await tab.evaluate(() =>
        [...document.querySelectorAll(".md-drill-scroll")].map((table) => {
          const all = (selector: string) => [...table.querySelectorAll<HTMLElement>(selector)];
          const textOf = (element: Element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return range;
          };
          const isWithin = (element: HTMLElement) => {
            const [text, box] = [textOf(element).getBoundingClientRect(), element.getBoundingClientRect()];
            return text.left >= box.left - 1 && text.right <= box.right + 1;
          };
          const total = all("[data-kind=total] > .md-drill-cell").map((cell) => cell.getBoundingClientRect());
          const headings = all(".md-drill-heading");
          const covered = headings.flatMap((heading) => {
            const { left, right } = heading.getBoundingClientRect();
            return total.filter((cell) => cell.left >= left - 1 && cell.right <= right + 1);
          });
          return {
            headings: headings.filter((heading) => heading.textContent !== "" && isWithin(heading)).length,
            columns: covered.length,
            cells: [...new Set(all("[data-kind=member]").map((row) => row.querySelectorAll(".md-drill-cell").length))],
            broken: all(".md-drill-cell").filter((cell) => textOf(cell).getClientRects().length !== 1 || !isWithin(cell)).map(({ textContent }) => textContent),
          };
        }),
      );
      expect(tables).toEqual([
        { headings: 4, columns: 12, cells: [12], broken: [] },
        { headings: 29, columns: 29, cells: [29], broken: [] },
      ]);
    } finally {
      await context.close();
    }
  });
});

describe("a chart on paper", () => {
  it("has no slider and no date inputs", async () => {
    const context = await browser.newContext({ viewport: { width: 794, height: 800 } });
    try {
      const tab = await openBuilt(inject("builtPages"), "chart", context);
      const range = tab.locator(".md-trend-range");
      await range.waitFor();
      await tab.emulateMedia({ media: "print" });
      expect(await range.isVisible()).toBe(false);
      await tab.emulateMedia({ media: null });
      expect(await range.isVisible()).toBe(true);
    } finally {
      await context.close();
    }
  });

  it("has its bars on paper where they are on a canvas on the screen, and the canvas again afterwards", async () => {
    const context = await browser.newContext({ viewport: { width: 900, height: 800 } });
    try {
      const tab = await openBuilt(inject("builtPages"), "chart", context, "?canvas");
      const canvas = tab.locator("section").filter({ hasText: "By hour" }).locator("canvas");
      await canvas.waitFor({ state: "attached" });
      const drawn = await tab.evaluateHandle(() => {
        const seen: { readonly bars: boolean; readonly canvases: number }[] = [];
        matchMedia("print").addEventListener("change", () => {
          const bars = [...document.querySelectorAll(".md-plot-marks path")].some((path) => (path.getAttribute("d")?.match(/M/g)?.length ?? 0) > 100);
          seen.push({ bars, canvases: document.querySelectorAll("canvas").length });
        });
        return seen;
      });
      await tab.pdf({ format: "A4" });
      expect((await drawn.jsonValue())[0]).toEqual({ bars: true, canvases: 0 });
      await canvas.waitFor({ state: "attached" });
    } finally {
      await context.close();
    }
  });

  it("is drawn as wide as its place on the sheet, upright and across, and as before afterwards", async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 800 } });
    try {
      const tab = await openBuilt(inject("builtPages"), "chart", context);
      await tab.locator(".md-trend svg path").nth(4).waitFor({ state: "attached" });
      const drawn = await tab.evaluateHandle(() => {
        const seen: { readonly chart: number; readonly sheet: number }[] = [];
        matchMedia("print").addEventListener("change", () => {
          const svg = document.querySelector(".md-plot");
          seen.push({ chart: Number(svg?.getAttribute("width")), sheet: document.documentElement.clientWidth });
        });
        return seen;
      });
      for (const landscape of [false, true]) await tab.pdf({ format: "A4", landscape });
      const seen = await drawn.jsonValue();
      expect(seen.map(({ sheet }) => sheet)).toEqual([794, 1400, 1124, 1400]);
      // The frame takes 34 px and the page's margin 16; a sheet is no whole number of pixels wide.
      for (const { chart, sheet } of seen) expect(Math.abs(sheet - 50 - chart)).toBeLessThanOrEqual(1);
    } finally {
      await context.close();
    }
  });
});
