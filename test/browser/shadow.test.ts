import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;
let page: Page;
/** The same page with no shadow root. */
let plain: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, reducedMotion: "reduce" });
  page = await openBuilt(inject("builtPages"), "shadow", context);
  plain = await openBuilt(inject("builtPages"), "shadow", context, "?plain");
  for (const one of [page, plain]) {
    one.setDefaultTimeout(20_000);
    await one.getByRole("row", { name: /^Phone/ }).waitFor();
    await one.getByRole("button", { name: "1,190" }).waitFor();
    await one.getByRole("button", { name: "Actions for New tickets", exact: true }).waitFor();
    await one.getByRole("option", { name: /New tickets/ }).waitFor();
  }
});
afterAll(() => browser?.close());

/** The name or text of what has the focus, in the shadow root or out of it; null where it is lost. */
const focused = (on = page) =>
  on.evaluate(() => {
    const root = document.getElementById("root")?.shadowRoot ?? document;
    const element = root.activeElement;
    if (element === null || element === document.body) return null;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return element.getAttribute("aria-label") ?? label ?? element.textContent;
  });

interface Way {
  readonly button: RegExp;
  readonly opened: "dialog" | "menu";
  /** What has the focus first. */
  readonly start: string;
  readonly keys: readonly string[];
  /** What has the focus again. Default: the button. */
  readonly end?: RegExp;
}

/** What has the focus after each of the keys. An Escape then closes what the button opened, and gives the focus back. */
async function walk(on: Page, { button, opened, start, keys, end = button }: Way) {
  await on.bringToFront();
  await on.getByRole("button", { name: button }).first().focus();
  await on.keyboard.press("Enter");
  await on.getByRole(opened).waitFor();
  await expect.poll(() => focused(on)).toBe(start);
  const met: (string | null)[] = [];
  for (const key of keys) {
    await on.keyboard.press(key);
    met.push(await focused(on));
  }
  await on.keyboard.press("Escape");
  await expect.poll(() => on.getByRole(opened).count()).toBe(0);
  await expect.poll(() => focused(on)).toMatch(end);
  return met;
}

const tab = (times: number) => Array.from({ length: times }, () => "Tab");
const back = (times: number) => Array.from({ length: times }, () => "Shift+Tab");
const around = (times: number) => [...tab(times), ...back(times + 1)];

describe("controls in a shadow root", () => {
  it("reach all of the date range by Tab both ways, and give the focus back", async () => {
    const rest = ["Include today", "nothing", "From", "To", "Previous", "Next", expect.stringMatching(/^Selected Range/), "Apply"];
    const opened = { button: /^Date range/, opened: "dialog", start: "Last 28 days", keys: [...tab(9), ...back(8)] } as const;
    expect(await walk(page, opened)).toEqual([...rest, "Last 28 days", ...rest.toReversed()]);
  });

  const ways: readonly (Way & { readonly what: string })[] = [
    { what: "a dimension's filter", button: /^Channel: /, opened: "dialog", start: "Search", keys: ["ArrowDown", "ArrowDown", ...around(3)] },
    { what: "a measure's filter", button: /^Agent: /, opened: "dialog", start: "Agent: Customer satisfaction", keys: around(2) },
    { what: "a note", button: /^Note what happened$/, opened: "dialog", start: "What happened", keys: around(5) },
    { what: "saved views", button: /^Views/, opened: "dialog", start: "Views", keys: around(3) },
    { what: "an export", button: /^Export$/, opened: "dialog", start: "Export", keys: tab(3) },
    { what: "a figure of an insight", button: /^1,190$/, opened: "dialog", start: "Where the number is from: 1,190", keys: [] },
    { what: "an alert's menu", button: /^Actions for New tickets$/, opened: "menu", start: "Assign to me", keys: ["ArrowDown", "ArrowUp"], end: /^CriticalNew tickets/ },
    { what: "the editor's choice of a widget", button: /^Add widget$/, opened: "dialog", start: "Find a widget", keys: around(11) },
  ];
  it.each(ways)("walk through $what as in a page without one, and give the focus back", async ({ what: _, ...way }) => {
    const met = await walk(page, way);
    expect(met).not.toContain(null);
    expect(met).toEqual(await walk(plain, way));
  });

  it("keep the focus in a column's menu, and give it back to the column", async () => {
    const header = page.getByRole("columnheader", { name: /^New tickets/ });
    await page.bringToFront();
    await header.focus();
    for (const key of ["Tab", "Shift+Tab"]) {
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(focused).toBe("Sort ascending");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press(key);
      await expect.poll(focused).toBe("Sort descending");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("menu").count()).toBe(0);
      await expect.poll(focused).toMatch(/^New tickets/);
    }
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(focused).toBe("Sort ascending");
    await page.keyboard.press("Enter");
    await expect.poll(() => header.getAttribute("aria-sort")).toBe("ascending");
    await expect.poll(focused).toMatch(/^New tickets/);
  });

  it.each([/^Date range/, /^Channel: /, /^Agent: /, /^Note what happened$/, /^Views/])("close %s where something else is pressed, and give the focus back", async (name) => {
    await page.bringToFront();
    const button = page.getByRole("button", { name });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.mouse.click(990, 880);
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await expect.poll(() => button.evaluate((element) => element.matches(":focus"))).toBe(true);
  });

  it("move a widget of the editor by its menu, and name a metric by typing", async () => {
    await page.bringToFront();
    await page.getByRole("option", { name: /New tickets/ }).click();
    const moves = page.getByRole("button", { name: "Move or resize" });
    await moves.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toBe("Move right");
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("Move right");
    await page.keyboard.press("Escape");
    await expect.poll(() => moves.evaluate((element) => element.matches(":focus"))).toBe(true);

    const metric = page.getByRole("combobox", { name: /^Metric/ });
    await metric.fill("satisf");
    await page.getByRole("listbox", { name: "Suggestions" }).waitFor();
    expect(await metric.count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => metric.inputValue()).toBe("Satisfied");
    await expect.poll(() => metric.evaluate((element) => element.matches(":focus"))).toBe(true);
  });

  it("draw what gradients fill into their pictures, as a page without a shadow root does", async () => {
    const fills = (on: Page) => on.evaluate(() => window.fillsOfPicture());
    await expect.poll(() => fills(plain)).not.toEqual([]);
    await expect.poll(() => fills(page)).toEqual(await fills(plain));
    expect((await fills(page)).some((fill) => fill.startsWith("rgba("))).toBe(true);
  });
});
