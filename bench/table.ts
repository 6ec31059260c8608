import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPage } from "../test/browser/builtPage.ts";
import { launchChromium } from "../test/browser/portal.ts";
import { installPeers } from "./browser/installPeers.ts";
import { mainThreadMs } from "./browser/mainThread.ts";
import { median, percentile, sayHeld, sayLoad } from "./browser/report.ts";
import { tableRows } from "./pages/tableControl.ts";
import type { TableControl } from "./pages/tableControl.ts";

/**
 * 100 000 rows beside AG Grid community, rows that open, and a million rows of a slow server:
 * `npx tsx bench/table.ts [--runs 9]`. Both are handed rows that stand ready.
 */
declare global {
  interface Window {
    table: TableControl;
  }
}

const libraries = ["metricdeck", "ag-grid"] as const;
const jumps = 60;

const { values } = parseArgs({ options: { runs: { type: "string", default: "9" } } });
const runs = Number(values.runs);

installPeers();
const built = await buildPage(fileURLToPath(new URL("peers/table.tsx", import.meta.url)));
const browser = await launchChromium();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await built.open(context);
  page.on("pageerror", (error) => console.error(String(error)));
  await page.waitForFunction(() => window.table !== undefined);
  const session = await context.newCDPSession(page);
  const taken = new Map(libraries.map((library) => [library, { ms: [] as number[], busy: [] as number[], frames: [] as number[], firstRow: "" }]));
  const opened: number[] = [];
  for (let run = -1; run < runs; run++) {
    for (const library of libraries) {
      const before = await mainThreadMs(session);
      const { ms, firstRow } = await page.evaluate((library) => window.table.mount(library), library);
      const busy = (await mainThreadMs(session)) - before;
      const frames = run === 0 ? await page.evaluate((library) => window.table.scroll(library), library) : [];
      if (library === "metricdeck" && run >= 0) opened.push(await page.evaluate(() => window.table.expand()));
      await page.evaluate((library) => window.table.unmount(library), library);
      const figures = taken.get(library);
      if (run < 0 || figures === undefined) continue;
      figures.ms.push(ms);
      figures.busy.push(busy);
      figures.frames.push(...frames);
      figures.firstRow = firstRow;
    }
  }
  const { most, wrong, asked, dropped, checked } = await page.evaluate((jumps) => window.table.server(jumps), jumps);

  sayLoad();
  console.log(`${tableRows.toLocaleString("en")} rows, medians of ${runs}, milliseconds; busy: work of the main thread itself`);
  for (const [library, { ms, busy, frames }] of taken) {
    console.log(`${library.padEnd(12)} mounted ${median(ms).toFixed(0)} (busy ${median(busy).toFixed(0)}), scrolling p50 ${median(frames).toFixed(1)}, p95 ${percentile(frames, 0.95).toFixed(1)}`);
  }
  const [ours, theirs] = libraries.map((library) => taken.get(library));
  if (ours?.firstRow !== theirs?.firstRow) console.log(`the first rows differ: ${ours?.firstRow} and ${theirs?.firstRow}`);
  sayHeld("mount, × AG Grid", median(ours?.ms ?? []) / median(theirs?.ms ?? []), 0.25);
  sayHeld("  the main thread's work on it, × AG Grid", median(ours?.busy ?? []) / median(theirs?.busy ?? []), 0.25);
  sayHeld("p95 of a frame while scrolling", percentile(ours?.frames ?? [], 0.95), 17, " ms");
  sayHeld("a row opens", median(opened), 5, " ms");
  console.log(`a million rows of a slow server, ${jumps} jumps: ${asked} pages asked, ${dropped} left before they were answered, ${checked} rows looked at`);
  sayHeld("most rows in the page", most, 60);
  sayHeld("rows with another row's number or place", wrong, 0);
} finally {
  await browser.close();
  built.remove();
}
