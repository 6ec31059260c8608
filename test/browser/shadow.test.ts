import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await openBuilt(inject("builtPages"), "shadow", await browser.newContext({ viewport: { width: 900, height: 700 } }));
  await page.getByRole("row", { name: /Team 0/ }).waitFor();
});
afterAll(() => browser?.close());

/** The text or name of what has the focus, in the shadow root; null where it is lost. */
const focused = () =>
  page.evaluate(() => {
    const element = document.getElementById("root")?.shadowRoot?.activeElement ?? null;
    return element === null ? null : (element.getAttribute("aria-label") ?? element.textContent);
  });

describe("a widget in a shadow root", () => {
  it("has its column menu by keys, and the focus again once it is closed", async () => {
    const header = page.getByRole("columnheader", { name: /^Tickets/ });
    await header.focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(focused).toBe("Sort ascending");
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toBe("Sort descending");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(() => header.getAttribute("aria-sort")).toBe("ascending");
    await expect.poll(focused).toMatch(/^Tickets/);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(focused).toBe("Sort ascending");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    await expect.poll(focused).toMatch(/^Tickets/);
  });

  it("closes its column menu where something else is pressed", async () => {
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("menu").waitFor();
    await page.getByRole("row", { name: /Team 1/ }).click();
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
  });

  it("gives the focus back to the button of a panel that Escape closes", async () => {
    await page.getByRole("button", { name: "Export" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Export" }).waitFor();
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("Excel (XLSX)");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.getElementById("root")?.shadowRoot?.activeElement?.className)).toBe("md-button md-tool");
    expect(await focused()).toBe("Export");
  });
});
