import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium, type Browser, type Page } from "playwright";
import { chromiumArguments, chromiumPath } from "../run/provision.ts";

export interface RunningPortal {
  readonly url: string;
  stop(): Promise<void>;
}

/** `npm start` on a free port, until its line says that it is ready. */
export async function startPortal(words: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<RunningPortal> {
  const portal = spawn("npm", ["start", "--silent", "--", ...words], {
    env: { ...process.env, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = once(portal, "exit");
  const stop = async () => {
    // npm leaves its child behind; the group has both.
    if (portal.pid !== undefined && portal.exitCode === null) process.kill(-portal.pid);
    await ended;
  };
  let said = "";
  portal.stderr.on("data", (chunk) => (said += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    portal.stdout.on("data", (chunk) => {
      said += String(chunk);
      const [, address] = /(http:\/\/localhost:\d+\/)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`metricdeck: npm start ended:\n${said}`)));
  });
  return { url, stop };
}

export function launchChromium(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments, ...more] });
}

/** Every widget has its numbers, and every chart its picture. */
export async function untilPainted(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll(".cockpit [data-status]:not(.md-state)")];
    const charts = [...document.querySelectorAll("section[data-status] .md-trend-plot")];
    return (
      charts.length > 0 &&
      widgets.length > charts.length &&
      widgets.every((widget) => widget.getAttribute("data-status") === "ready" && widget.ariaBusy !== "true") &&
      charts.every((chart) => chart.querySelector(".md-plot-marks path, :scope > div canvas") !== null)
    );
  });
}

/** Every widget of a page has its numbers. */
export async function untilReady(page: Page, widgets: number): Promise<void> {
  await page.waitForFunction((count) => {
    const found = [...document.querySelectorAll(".cockpit [data-status]:not(.md-state)")];
    return found.length === count && found.every((one) => one.getAttribute("data-status") === "ready" && one.ariaBusy !== "true");
  }, widgets);
}

/** What the figures say, by their labels. */
export function readFigures(page: Page): Promise<Record<string, string>> {
  return page.$$eval(".md-kpi", (tiles) =>
    Object.fromEntries(
      tiles.map((tile) => [
        tile.querySelector("h3")?.textContent ?? "",
        tile.querySelector(".md-kpi-value")?.textContent ?? "",
      ]),
    ),
  );
}
