import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPage } from "../test/browser/builtPage.ts";
import { launchChromium } from "../test/browser/portal.ts";
import { mainThreadMs } from "./browser/mainThread.ts";
import { median, percentile, sayHeld, sayLoad } from "./browser/report.ts";
import type {} from "./pages/brushOurs.ts";
import type { Painted } from "./pages/cockpit.ts";
import { filteredProducts } from "./pages/desk.ts";

/**
 * A day range brushed over five group-bys of a million tickets in the page's memory, and a filter over a cockpit of 24
 * widgets that the memory adapter computes from a million: `npx tsx bench/brush.ts [--rows 1000000] [--moves 120]`. What
 * ECharts draws is told apart: the engine's part is what this library decides.
 */
const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" }, moves: { type: "string", default: "120" } } });
const [rows, moves] = [Number(values.rows), Number(values.moves)];
const deskDays = 168;

const built = await buildPage(fileURLToPath(new URL("pages/brushOurs.ts", import.meta.url)));
const browser = await launchChromium();
try {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1900 }, locale: "en-US", reducedMotion: "reduce" });
  sayLoad();
  await brush();
  await filter();

  async function brush(): Promise<void> {
    const page = await built.open(context);
    await page.waitForFunction(() => window.brushing !== undefined);
    await page.evaluate((rows) => window.brushing.open(rows), rows);
    const steps: { readonly asked: number; readonly drawn: number }[] = [];
    // Dragged day by day, a window of four weeks; then from one end of the year to the other.
    const windows = Array.from({ length: moves }, (_, at) => (at % 4 === 3 ? (at * 97) % 330 : (at * 3) % 330));
    for (const from of windows) steps.push(await page.evaluate((from) => window.brushing.brush(from, from + 28), from));
    await page.close();
    const [first, ...later] = steps;
    const asked = later.map((step) => step.asked);
    const drawn = later.map((step) => step.drawn);
    console.log(`\n${rows.toLocaleString("en")} tickets, ${moves} moves of a brush over five group-bys, milliseconds`);
    console.log(`first move ${first?.asked.toFixed(1)}; later: median ${median(asked).toFixed(2)}, p95 ${percentile(asked, 0.95).toFixed(2)}; setOption of five charts: median ${median(drawn).toFixed(1)}, p95 ${percentile(drawn, 0.95).toFixed(1)}`);
    sayHeld("five group-bys under a brush, median", median(asked), 4, " ms");
    sayHeld("with setOption of five charts, median", median(later.map((step) => step.asked + step.drawn)), 16, " ms");
  }

  async function filter(): Promise<void> {
    const page = await built.open(context);
    page.on("pageerror", (error) => console.error(String(error)));
    await page.waitForFunction(() => window.brushing !== undefined);
    await page.evaluate((perDay) => void window.brushing.cockpit(perDay), Math.round(rows / deskDays));
    const mounted = await page.evaluate(() => window.control.mount());
    const session = await context.newCDPSession(page);
    const painted: (Painted & { readonly busy: number })[] = [];
    for (const product of filteredProducts.slice(0, 5)) {
      const before = await mainThreadMs(session);
      const step = await page.evaluate((product) => window.control.filter(product), product);
      painted.push({ ...step, busy: (await mainThreadMs(session)) - before });
    }
    await page.close();
    const of = (key: "numbers" | "all" | "longest" | "busy") => median(painted.map((one) => one[key])).toFixed(0);
    console.log(`\n24 widgets over ${rows.toLocaleString("en")} tickets in memory, milliseconds: first painted ${mounted.all.toFixed(0)}; filter to numbers ${of("numbers")}, to the last widget ${of("all")}, longest frame ${of("longest")}, main thread's own work ${of("busy")}`);
  }
} finally {
  await browser.close();
  built.remove();
}
