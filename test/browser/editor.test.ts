import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";
import { swipe } from "./swipe.ts";
import type { Place } from "./swipe.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "en-US", hasTouch: true, reducedMotion: "reduce" });
  page = await openBuilt(inject("builtPages"), "editor", context);
  page.setDefaultTimeout(20_000);
});
afterAll(() => browser?.close());

const middle = async (element: Locator): Promise<Place> => {
  const box = await element.boundingBox();
  if (box === null) throw new Error("it has no place");
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const place = (y: number, h: number) => ({ x: 0, y, w: 2, h });
const moved = { two: place(0, 3), one: place(3, 3), three: place(6, 3) };
const narrow = () => page.evaluate(() => window.edited.layout.narrow ?? null);

describe("the editor under a finger, 360 px wide", () => {
  it("a swipe over a widget scrolls the page; its handles move and resize it, and each is one step to be undone", async () => {
    const one = page.locator("[data-widget=one]");
    await one.getByRole("option").tap();
    const [x, y] = await middle(one);
    await swipe(page, [[x, y], [x, y - 120]]);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    expect(await narrow()).toBe(null);
    await page.evaluate(() => window.scrollTo(0, 0));

    const height = (await one.boundingBox())?.height ?? 0;
    const from = await middle(one.locator("[data-handle=move]"));
    await swipe(page, [from, [from[0], from[1] + height * 1.5]]);
    expect(await narrow()).toEqual(moved);

    const handle = one.locator("[data-handle=resize]");
    await handle.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const corner = await middle(handle);
    await swipe(page, [corner, [corner[0], corner[1] + 70]]);
    expect(await narrow()).toEqual({ two: place(0, 3), one: place(3, 4), three: place(7, 3) });

    const undo = page.getByRole("button", { name: /^Undo/ });
    await undo.tap();
    expect(await narrow()).toEqual(moved);
    await undo.tap();
    expect(await narrow()).toBe(null);
  });

  it.each(["failed", "conflict"] as const)("says at the tools that saving ended with %s, in sight wherever the reader is, and leaves half of the screen free", async (saving) => {
    await page.evaluate((end) => void (window.saving = end), saving);
    await page.getByRole("button", { name: /^Redo/ }).tap();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
    await page.keyboard.press("Control+s");
    const told = page.locator(".md-editor-notes").getByRole("alert");
    await told.waitFor();
    const seen = await told.evaluate((element) => {
      const { top, bottom, x } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight && element.contains(document.elementFromPoint(x + 20, top + 4));
    });
    expect(seen).toBe(true);
    const covered = await page.locator(".md-editor-top").evaluate((element) => element.getBoundingClientRect().bottom);
    expect(covered).toBeLessThanOrEqual(740 * 0.45);
  });

  it("leaves a chosen widget's title free of its handle", async () => {
    const one = page.locator("[data-widget=one]");
    await one.getByRole("option").tap();
    const [title, handle] = await Promise.all([one.locator(".md-frame-title").boundingBox(), one.locator("[data-handle=move]").boundingBox()]);
    expect((handle?.y ?? Infinity) + (handle?.height ?? 0)).toBeLessThanOrEqual(title?.y ?? 0);
  });

  it("has its properties folded until they are asked for; their button and Esc fold them again", async () => {
    const toggle = page.getByRole("button", { name: /^Properties: / });
    const field = page.getByRole("textbox", { name: "English" }).first();
    const state = async () => [await toggle.getAttribute("aria-expanded"), await field.isVisible(), await toggle.evaluate((one) => one === document.activeElement)];
    expect((await state()).slice(0, 2)).toEqual(["false", false]);
    await toggle.tap();
    expect((await state()).slice(0, 2)).toEqual(["true", true]);
    await toggle.tap();
    expect((await state()).slice(0, 2)).toEqual(["false", false]);
    await toggle.tap();
    await field.focus();
    await page.keyboard.press("Escape");
    expect(await state()).toEqual(["false", false, true]);
  });

  it("shows a kind of widget whole, its preview and its ring, once the keyboard comes to it", async () => {
    await page.setViewportSize({ width: 768, height: 600 });
    await page.getByRole("button", { name: "Add widget" }).click();
    const kinds = await page.locator("[data-pick]").count();
    expect(kinds).toBeGreaterThan(8);
    const cut: (string | null | undefined)[] = [];
    for (const key of ["ArrowDown", ...Array<string>(kinds).fill("ArrowRight"), ...Array<string>(kinds).fill("ArrowLeft")]) {
      await page.keyboard.press(key);
      const name = await page.evaluate(() => {
        const card = document.activeElement?.closest(".md-editor-kind");
        const [inner, outer] = [card?.getBoundingClientRect(), card?.closest(".md-editor-modal")?.getBoundingClientRect()];
        return inner && outer && inner.top - 4 >= outer.top && inner.bottom + 4 <= outer.bottom ? "" : card?.querySelector("strong")?.textContent;
      });
      if (name !== "") cut.push(name);
    }
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 360, height: 740 });
    expect(cut).toEqual([]);
  });
});
