import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBuilt } from "./openBuilt.ts";
import { launchChromium } from "./portal.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const cockpit = (namespace: string) => page.getByRole("region", { name: namespace, exact: true });
/** What each cockpit shows, has chosen, and asked. */
const state = () =>
  page.evaluate(() =>
    ["c1", "c2"].map((namespace) => ({
      figure: document.querySelector(`section[aria-label=${namespace}] .md-kpi-value`)?.textContent,
      chips: [...document.querySelectorAll(`section[aria-label=${namespace}] .md-chip-label`)].map((chip) => chip.textContent),
      chosen: window.chosen(namespace),
    })),
  );
const askedSoFar = () => page.evaluate(() => [window.asked["c1"]?.length, window.asked["c2"]?.length]);
const entries = () => page.evaluate(() => history.length);
const settled = async () => {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll(".md-root [data-status]:not(.md-state)")];
    return widgets.length >= 4 && widgets.every((one) => one.getAttribute("data-status") === "ready" && one.ariaBusy !== "true");
  });
  await page.waitForTimeout(150);
};
const choose = async (namespace: string, name: RegExp) => {
  await cockpit(namespace).getByRole("button", { name: /^Channel/ }).first().click();
  await page.getByRole("option", { name }).click();
  await page.keyboard.press("Escape");
  await settled();
};

it("links, back, forward and reloading show two cockpits as they were, ask for nothing twice and make no entry of their own", async () => {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  page = await openBuilt(inject("builtPages"), "urlState", context, "?host=a%20b+c");
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await settled();
  const begun = await entries();
  const first = await state();
  // Tile with its line, and trend: one question each, StrictMode or not.
  const once = await askedSoFar();
  expect(first.map(({ chips, chosen }) => [chips, chosen])).toEqual([[[], []], [[], []]]);

  await choose("c1", /^Chat/);
  const second = await state();
  const twice = await askedSoFar();
  expect(await page.evaluate(() => location.search)).toBe("?host=a%20b+c&c1=1&c1.channel=in~chat");
  await choose("c2", /^Phone/);
  const third = await state();
  const search = "?host=a%20b+c&c1=1&c1.channel=in~chat&c2=1&c2.channel=in~phone";
  expect(await page.evaluate(() => location.search)).toBe(search);
  expect([third[0], third[1]?.chips]).toEqual([second[0], ["Channel: Phone"]]);
  const thrice = await askedSoFar();
  expect(await entries()).toBe(begun + 2);

  const walk = async (step: "goBack" | "goForward") => {
    await page[step]();
    await settled();
    return state();
  };
  expect(await walk("goBack")).toEqual(second);
  expect(await walk("goBack")).toEqual(first);
  expect(await walk("goForward")).toEqual(second);
  expect(await walk("goForward")).toEqual(third);
  expect([await entries(), await askedSoFar()]).toEqual([begun + 2, thrice]);

  // A page that is loaded anew asks exactly what one does that was never filtered: once, the right thing.
  const questions = (twice[0] ?? 0) - (once[0] ?? 0);
  expect([questions, (thrice[1] ?? 0) - (twice[1] ?? 0)]).toEqual([once[0], once[1]]);
  await page.reload();
  await settled();
  expect([await state(), await askedSoFar(), await entries()]).toEqual([third, once, begun + 2]);
  expect(await page.evaluate(() => Object.values(window.asked).flat().every((query) => query.includes('"op":"in"')))).toBe(true);
  expect(await walk("goBack")).toEqual(second);

  const link = await openBuilt(inject("builtPages"), "urlState", context, `${search}&c1.chanel=in~x`);
  page = link;
  await settled();
  expect([await state(), await askedSoFar(), await entries()]).toEqual([third, once, 2]);
  expect(await cockpit("c1").getByRole("note").textContent()).toBe('unknown dimension "chanel"; did you mean "channel"?');
  expect(complaints).toEqual([]);
});

it("two cockpits under filters of the page's make one entry for a choice; back and forward go through all of them, and out", async () => {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  page = await openBuilt(inject("builtPages"), "twoCockpits", context, "?host=1");
  page.on("pageerror", (error) => complaints.push(String(error)));
  const counted = async () => {
    await page.waitForFunction(() => {
      const tiles = [...document.querySelectorAll(".md-cockpit [data-status]:not(.md-state)")];
      return tiles.length >= 2 && tiles.every((one) => one.getAttribute("data-status") === "ready" && one.ariaBusy !== "true");
    });
    await page.waitForTimeout(150);
  };
  const seen = async () => {
    await counted();
    return page.evaluate(() => ({
      search: location.search,
      figures: [...document.querySelectorAll(".md-cockpit .md-kpi-value")].map((value) => value.textContent),
    }));
  };
  const asked = () => page.evaluate(() => window.askedByTwo.length);
  const pick = async (at: number, name: RegExp, option: RegExp) => {
    await page.getByRole("button", { name }).nth(at).click();
    await page.getByRole("dialog").getByRole("option", { name: option }).first().click();
    await page.keyboard.press("Escape");
    await counted();
  };

  const states = [await seen()];
  const begun = await entries();
  await pick(0, /^Channel/, /^Chat/);
  states.push(await seen());
  await pick(0, /^Channel/, /^Phone/);
  states.push(await seen());
  await pick(1, /^Region/, /./);
  states.push(await seen());
  expect(states.slice(0, 3).map(({ search }) => search)).toEqual(
    ["", "in~chat", "in~chat~phone"].map((said) => `?host=1${said === "" ? "" : ["north", "south"].map((id) => `&${id}=1&${id}.channel=${said}`).join("")}`),
  );
  expect(new Set(states.map(({ figures }) => figures.join())).size).toBe(4);
  expect(await entries()).toBe(begun + 3);

  const questions = await asked();
  const walked: unknown[] = [];
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    walked.push(await seen());
  }
  expect(walked).toEqual(states.slice(0, 3).toReversed());
  for (let step = 0; step < 3; step += 1) {
    await page.goForward();
    walked.push(await seen());
  }
  expect(walked.slice(3)).toEqual(states.slice(1));
  expect([await entries(), await asked()]).toEqual([begun + 3, questions]);

  await page.reload();
  expect([await seen(), await entries()]).toEqual([states[3], begun + 3]);
  for (const steps of [3, 1]) {
    for (let step = 0; step < steps; step += 1) await page.goBack();
    if (steps === 3) expect(await seen()).toEqual(states[0]);
  }
  expect(page.url()).toBe("about:blank");

  page = await openBuilt(inject("builtPages"), "twoCockpits", context, "?host=1&south=1&south.channel=in~chat");
  expect([(await seen()).figures, await entries()]).toEqual([states[1]?.figures, 2]);
  expect(new URL(page.url()).search).toBe("?host=1&south=1&south.channel=in~chat");
  expect(complaints).toEqual([]);
});
