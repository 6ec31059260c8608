import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launchChromium } from "./portal.ts";

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
});
afterAll(() => browser.close());

const openBuild = async (search = ""): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${inject("portalUrl")}?page=build${search}`);
  await page.getByRole("button", { name: "Add widget" }).waitFor();
  return page;
};
const namesOn = (page: Page) => page.locator(".md-editor-stage [role=option]").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

it("a cockpit is copied, gets a widget by keyboard alone and is there again; who saved another one meanwhile is asked; then it goes", async () => {
  const page = await openBuild();
  await page.getByRole("button", { name: "Make a copy" }).press("Enter");
  await page.getByRole("heading", { level: 2, name: "Service at a glance (copy)" }).waitFor();
  const first = await namesOn(page);
  expect(first.length).toBeGreaterThan(4);

  await page.getByRole("button", { name: "Add widget" }).press("Enter");
  await page.keyboard.type("funnel");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await namesOn(page)).length).toBe(first.length + 1);
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Delete it" }).waitFor();
  const saved = await namesOn(page);
  await page.reload();
  await page.getByRole("button", { name: "Add widget" }).waitFor();
  await expect.poll(() => namesOn(page)).toEqual(saved);

  const other = await openBuild(new URL(page.url()).search.replace("?", "&").replace("&page=build", ""));
  const retitle = async (one: Page, title: string) => {
    await one.getByRole("textbox", { name: "English" }).first().fill(title);
    await one.keyboard.press("Control+s");
  };
  await retitle(other, "By the other");
  await expect.poll(() => other.locator(".md-editor-toolbar").textContent()).toContain("Saved");
  await other.close();
  await retitle(page, "By me");
  await page.getByText("Someone else saved this cockpit in the meantime.").waitFor();
  await page.getByRole("button", { name: /Merge and save|Overwrite/ }).first().press("Enter");
  await expect.poll(() => page.locator(".md-editor-toolbar").textContent()).toContain("Saved");
  await page.getByRole("button", { name: "Delete it" }).press("Enter");
  await page.getByRole("heading", { level: 2, name: "Service at a glance", exact: true }).waitFor();
  await page.close();
});
