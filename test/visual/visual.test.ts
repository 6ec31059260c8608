import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baselinesBeside, compareWithBaseline, keepAsBaseline, removeBaseline } from "./baseline.ts";
import { fileOf, looks, pageLooks, type Look } from "./look.ts";
import { openPage } from "./openPage.ts";
import { comparePictures, cutPicture, readPicture, type Picture } from "./picture.ts";

const isWriting = process.env["VISUAL"] === "write";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  ({ browser, page } = await openPage());
});
afterAll(() => browser.close());

describe("every widget looks as it was kept in test/visual/baseline", () => {
  const taken = new Set<string>();

  it.each(looks)("$width px, $theme, $language", async (look) => {
    hold(await show(look), look);
  });

  it.each(pageLooks)("$name at $width px, $theme, $language", async ({ name, height, ...look }) => {
    await page.setViewportSize({ width: look.width, height });
    await page.evaluate(([shown, one]) => window.show(shown, one), [look, name] as const);
    // What is as high as the screen must not be resized for its picture.
    hold(await takePictures({ fullPage: false }), look);
  });

  function hold(shown: ReadonlyMap<string, Picture>, look: Look): void {
    const pictures = [...shown].map(([name, picture]) => [fileOf(name, look), picture] as const);
    for (const [file, picture] of pictures) {
      taken.add(file);
      if (isWriting) keepAsBaseline(file, picture);
    }
    const problems = pictures.map(([file, picture]) => compareWithBaseline(file, picture)).filter((problem) => problem !== null);
    expect(problems, "VISUAL=write keeps what is shown now").toEqual([]);
  }

  it("none is kept that is not shown", () => {
    if (isWriting) baselinesBeside(taken).forEach(removeBaseline);
    expect(baselinesBeside(taken)).toEqual([]);
  });
});

describe("what a comparison sees", () => {
  const look: Look = { width: 768, theme: "light", language: "en" };
  let before: ReadonlyMap<string, Picture>;
  beforeAll(async () => {
    before = await show(look);
  });

  it("nothing at all in the same page shown again", async () => {
    expect(differing(await show(look), 0)).toEqual([]);
  });

  it("a sign, a word and the color of a line, each in its widget and nowhere else", async () => {
    await page.evaluate(() => {
      const find = (name: string, selector: string) => [...document.querySelectorAll(`[data-case=${name}] ${selector}`)];
      const [delta] = find("kpiTile", ".md-kpi-delta");
      delta?.lastChild?.replaceWith(delta.lastChild.textContent?.replace("+5", "−5") ?? "");
      find("trend", ".md-trend *").filter(({ textContent }) => textContent === "Chat").forEach((name) => name.replaceChildren("Chart"));
      const longest = find("trendIncomplete", "svg path").toSorted((one, other) => length(other) - length(one))[0];
      longest?.setAttribute("stroke", "#2563eb");
      function length(path: Element) {
        return path.getAttribute("d")?.length ?? 0;
      }
    });
    expect(differing(await takePictures(), 4)).toEqual(["kpiTile", "trend", "trendIncomplete"]);
  });

  function differing(after: ReadonlyMap<string, Picture>, allowed: number): readonly string[] {
    return [...after].flatMap(([name, picture]) => {
      const kept = before.get(name);
      return kept === undefined || comparePictures(kept, picture).pixels > allowed ? [name] : [];
    });
  }
});

async function show(look: Look): Promise<ReadonlyMap<string, Picture>> {
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.evaluate((shown) => window.show(shown), look);
  return takePictures();
}

async function takePictures({ fullPage = true } = {}): Promise<ReadonlyMap<string, Picture>> {
  const places = await page.$$eval("[data-case]", (cases) =>
    cases.map((one) => ({
      name: one.getAttribute("data-case") ?? "",
      top: one.getBoundingClientRect().top + window.scrollY,
      height: one.getBoundingClientRect().height,
    })),
  );
  const whole = readPicture(await page.screenshot({ fullPage }));
  return new Map(places.map(({ name, top, height }) => [name, cutPicture(whole, top, Math.min(height, whole.height - top))]));
}
