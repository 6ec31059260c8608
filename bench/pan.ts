import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPage } from "../test/browser/builtPage.ts";
import { launchChromium } from "../test/browser/portal.ts";
import { installPeers } from "./browser/installPeers.ts";
import { mainThreadMs } from "./browser/mainThread.ts";
import { median, percentile, sayHeld, sayLoad } from "./browser/report.ts";
import type { PanControl } from "./pages/line.ts";

/**
 * One line of up to a million points beside uPlot, and a window over 100 000 of them that a mouse moves:
 * `npx tsx bench/pan.ts [--runs 7]`. Both are given arrays that stand ready.
 */
declare global {
  interface Window {
    pan: PanControl;
  }
}

const libraries = ["metricdeck", "uplot"];
const sizes = [10_000, 100_000, 1_000_000];
const [panPoints, moves] = [100_000, 180];

const { values } = parseArgs({ options: { runs: { type: "string", default: "7" } } });
const runs = Number(values.runs);

installPeers();
const built = await buildPage(fileURLToPath(new URL("peers/pan.tsx", import.meta.url)));
const browser = await launchChromium();
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await built.open(context);
  page.on("pageerror", (error) => console.error(String(error)));
  await page.waitForFunction(() => window.pan !== undefined);
  const session = await context.newCDPSession(page);
  sayLoad();
  await paint();
  for (const library of libraries) await drag(library);

  async function paint(): Promise<void> {
    console.log(`one line, milliseconds to painted, medians of ${runs}; busy: work of the main thread itself`);
    for (const points of sizes) {
      const taken = new Map(libraries.map((library) => [library, { all: [] as number[], busy: [] as number[] }]));
      for (let run = -1; run < runs; run++) {
        for (const library of libraries) {
          const before = await mainThreadMs(session);
          const ms = await page.evaluate(([library, points]) => window.pan.paint(library, points), [library, points] as const);
          const busy = (await mainThreadMs(session)) - before;
          if (run < 0) continue;
          taken.get(library)?.all.push(ms);
          taken.get(library)?.busy.push(busy);
        }
      }
      const [ours = Number.NaN, theirs = Number.NaN] = libraries.map((library) => median(taken.get(library)?.all ?? []));
      const [oursBusy = Number.NaN, theirsBusy = Number.NaN] = libraries.map((library) => median(taken.get(library)?.busy ?? []));
      const figures = `${points.toLocaleString("en")} points: ${ours.toFixed(0)} (busy ${oursBusy.toFixed(0)}), uPlot ${theirs.toFixed(0)} (${theirsBusy.toFixed(0)})`;
      if (points < 1_000_000) console.log(`${figures}, ${(ours / theirs).toFixed(2)} × uPlot`);
      else sayHeld(`${figures}, × uPlot`, ours / theirs, 1);
    }
  }

  async function drag(library: string): Promise<void> {
    const { x, y } = await page.evaluate(([library, points]) => window.pan.show(library, points), [library, panPoints] as const);
    await page.mouse.move(x, y);
    await page.mouse.down();
    const [skipped, before] = [(await page.evaluate(() => window.pan.seen())).frames.length, await mainThreadMs(session)];
    for (let move = 1; move <= moves; move++) await page.mouse.move(x + move * 2, y);
    const busy = (await mainThreadMs(session)) - before;
    const { frames, pictures } = await page.evaluate(() => window.pan.seen());
    await page.mouse.up();
    await page.evaluate(() => window.pan.close());
    const moved = frames.slice(skipped);
    const mean = moved.reduce((sum, ms) => sum + ms, 0) / moved.length;
    console.log(
      `${library} panned over ${panPoints.toLocaleString("en")} points: ${moved.length} frames, ${pictures} pictures, p95 ${percentile(moved, 0.95).toFixed(1)} ms, ` +
        `main thread ${(busy / moved.length).toFixed(1)} ms a frame`,
    );
    if (library === libraries[0]) sayHeld("mean time of a frame while panning (50 a second)", mean, 20, " ms");
  }
} finally {
  await browser.close();
  built.remove();
}
