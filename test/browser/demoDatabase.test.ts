import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium, readFigures, startPortal, untilPainted, type RunningPortal } from "./portal.ts";
import { startMariadb } from "../server/mariadb.ts";
import type { PrivateServer } from "../server/privateServer.ts";

let database: PrivateServer;
let browser: Browser;
let portal: RunningPortal;
let page: Page;

beforeAll(async () => {
  database = await startMariadb();
  const env = { METRICDECK_MYSQL_URL: database.url };
  execFileSync("npm", ["run", "--silent", "demo:load", "--", "--scale", "0.1"], { env: { ...process.env, ...env } });
  portal = await startPortal([], env);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await database?.stop();
});

it("the database killed under the cockpit: widgets keep their data and say so, and recover by themselves", async () => {
  await page.goto(portal.url);
  await untilPainted(page);
  expect(await page.locator("footer").last().textContent()).toContain("Data from MariaDB");
  const before = await readFigures(page);
  // Alerts are kept by the portal's server, and go on without the database.
  const asked = ".cockpit [data-status]:not(.md-state, .md-alerts-frame)";
  const widgets = await page.locator(asked).count();

  await database.kill();
  await page.getByRole("button", { name: "Refresh" }).click();
  const stale = page.locator(`${asked}[data-status='ready']`, { hasText: "Out of date" });
  await expect.poll(() => stale.count(), { timeout: 30_000 }).toBe(widgets);
  expect(await readFigures(page)).toEqual(before);

  await database.restart();
  await expect.poll(() => stale.count(), { timeout: 60_000 }).toBe(0);
  await untilPainted(page);
  expect(await readFigures(page)).toEqual(before);
});
