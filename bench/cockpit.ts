import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { CDPSession, Page } from "playwright";
import { launchChromium } from "../test/browser/portal.ts";
import { buildPage } from "../test/browser/builtPage.ts";
import { installPeers } from "./browser/installPeers.ts";
import { mainThreadMs } from "./browser/mainThread.ts";
import { pageAlone } from "./browser/pageAlone.ts";
import type { PageAlone } from "./browser/pageAlone.ts";
import { median, sayHeld, sayLoad } from "./browser/report.ts";
import type { CockpitControl, Painted } from "./pages/cockpit.ts";
import type { Answers } from "./pages/cockpitOurs.tsx";
import { filteredProducts, pointsInAll } from "./pages/desk.ts";

/**
 * A cockpit of 4 figures, 16 charts and 4 tables beside the same in React charting libraries:
 * `npx tsx bench/cockpit.ts [--runs 7] [--only recharts]`. In every run each has a page of its own, in turn, whose code
 * is loaded before; all are React's production build, nobody animates, and nothing counts as painted before a frame
 * showed it. Ours asks an adapter whose answers stand ready, as the peers' numbers do: both draw what is there. It is
 * measured once more with the memory adapter computing all answers within the measured time, which counts nowhere; and
 * so is bare ECharts, made once and asked for as little as can be, which is the floor of what draws with it. What the
 * browser itself needs to show the elements of ours, and the changes of a filter, is the floor of any code that shows them.
 */
const ours = "metricdeck";
const computing = "metricdeck, computing";
const floor = "echarts, bare";
const peers = ["echarts-for-react", "recharts", "mui-x-charts", "react-chartjs-2", "nivo"];
const livesPerPage = 3;
const filtersPerLife = 3;

declare global {
  interface Window {
    control: CockpitControl;
    answers?: Answers;
    answered?: () => Answers;
  }
}

/** What was painted when, and how long the main thread itself worked on it, which others on the machine do not change. */
interface Step extends Painted {
  readonly busy: number;
}

interface Life {
  readonly mount: Step;
  readonly filters: readonly Step[];
  readonly unmount: number;
  readonly points: number;
  readonly sum: number;
  readonly left: number;
}

const { values } = parseArgs({ options: { runs: { type: "string", default: "7" }, only: { type: "string", multiple: true } } });
const runs = Number(values.runs);
const names = [ours, ...(values.only ?? [computing, floor, ...peers]).filter((name) => name !== ours)];

installPeers();
const built = await buildPage(fileURLToPath(new URL("peers/cockpit.tsx", import.meta.url)));
const browser = await launchChromium();
const measured = new Map(names.map((name) => [name, [] as Life[][]]));
let answers: Answers | undefined;
let alone: PageAlone | undefined;
try {
  answers = await computedAnswers();
  for (let run = 0; run < runs; run++) {
    for (const name of names.map((_, at) => names[(at + run) % names.length] as string)) {
      measured.get(name)?.push(await livesOf(name));
    }
  }
  const [first = "", second = ""] = filteredProducts;
  alone = await inPage(ours, async (page, session) => {
    await page.evaluate(() => window.control.mount());
    await page.evaluate((product) => window.control.filter(product), first);
    return pageAlone(page, session, () => page.evaluate((product) => window.control.filter(product), second));
  });
} finally {
  await browser.close();
  built.remove();
}
report();

/** To all that will be asked, each page of ours gets the same. */
async function computedAnswers(): Promise<Answers | undefined> {
  return inPage(computing, async (page) => {
    await page.evaluate(() => window.control.mount());
    for (const product of filteredProducts.slice(0, filtersPerLife)) await page.evaluate((product) => window.control.filter(product), product);
    return page.evaluate(() => window.answered?.());
  });
}

async function inPage<T>(name: string, measure: (page: Page, session: CDPSession) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1900 }, locale: "en-US", reducedMotion: "reduce" });
  try {
    if (name === ours) await context.addInitScript((answers) => void Object.assign(window, { answers }), answers ?? {});
    const page = await built.open(context, `?library=${encodeURIComponent(name)}`);
    page.on("pageerror", (error) => console.error(`${name}: ${error}`));
    await page.waitForFunction(() => window.control !== undefined);
    return await measure(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

function livesOf(name: string): Promise<Life[]> {
  return inPage(name, async (page, session) => {
    await page.evaluate(() => window.control.mount(true));
    await page.evaluate(() => window.control.unmount());
    const lives: Life[] = [];
    for (let life = 0; life < livesPerPage; life++) lives.push(await lifeOf(page, session));
    return lives;
  });
}

async function lifeOf(page: Page, session: CDPSession): Promise<Life> {
  const step = async (act: () => Promise<Painted>): Promise<Step> => {
    const before = await mainThreadMs(session);
    const painted = await act();
    return { ...painted, busy: (await mainThreadMs(session)) - before };
  };
  const mount = await step(() => page.evaluate(() => window.control.mount()));
  const [points, sum] = await page.evaluate(() => [window.control.points(), window.control.sum()] as const);
  const filters: Step[] = [];
  for (const product of filteredProducts.slice(0, filtersPerLife)) {
    filters.push(await step(() => page.evaluate((product) => window.control.filter(product), product)));
  }
  const unmount = await page.evaluate(() => window.control.unmount());
  return { mount, filters, unmount, points, sum, left: await page.evaluate(() => window.control.left()) };
}

function report(): void {
  sayLoad();
  console.log(`24 widgets, ${pointsInAll} points; medians of ${runs} pages, milliseconds; busy: work of the main thread itself\n`);
  const heads = ["numbers", "painted", "busy", "again", "busy", "filter", "busy", "frame", "unmount"];
  console.log(`${"".padEnd(24)}${heads.map((head) => head.padStart(10)).join("")}`);
  const rows = new Map(names.map((name) => [name, figuresOf(name)]));
  for (const [name, row] of rows) {
    console.log(`${name.padEnd(24)}${Object.values(row).map((ms) => ms.toFixed(0).padStart(10)).join("")}`);
  }
  console.log("");
  checkEqual();
  const own = rows.get(ours) as Row;
  const best = (key: keyof Row) => Math.min(...[...rows].filter(([name]) => peers.includes(name)).map(([, row]) => row[key]));
  sayHeld("numbers painted", own.numbers, 60, " ms");
  sayHeld("whole cockpit, × the best peer", own.first / best("first"), 0.75);
  sayHeld("  the main thread's work on it, × the best peer", own.firstBusy / best("firstBusy"), 0.75);
  sayHeld("whole cockpit mounted again, × the best peer", own.again / best("again"), 0.75);
  sayHeld("filter change, × the best peer", own.filter / best("filter"), 0.5);
  sayHeld("  the main thread's work on it, × the best peer", own.filterBusy / best("filterBusy"), 0.5);
  sayHeld("longest frame of a filter change", own.longest, 50, " ms");
  if (alone !== undefined) sayAlone(alone);
  sayHeld("charts and elements left after unmounting", Math.max(...(measured.get(ours) ?? []).flat().map(({ left }) => left)), 0);
}

function sayAlone({ mount, filter }: PageAlone): void {
  const shown = ({ painted, busy }: PageAlone["mount" | "filter"]) => `${painted.toFixed(0)} ms, main thread ${busy.toFixed(0)}`;
  console.log(`  of it the browser alone: ${mount.elements} elements as plain HTML ${shown(mount)}; ${filter.changes} changes of a filter ${shown(filter)}`);
}

type Row = ReturnType<typeof figuresOf>;

function figuresOf(name: string) {
  const pages = measured.get(name) ?? [];
  const firsts = pages.map(([first]) => (first as Life).mount);
  const later = pages.flatMap((lives) => lives.slice(1).map(({ mount }) => mount));
  const filters = pages.flat().flatMap((life) => life.filters);
  const of = (steps: readonly Step[], key: keyof Step) => median(steps.map((one) => one[key]));
  return {
    numbers: of(firsts, "numbers"),
    first: of(firsts, "all"),
    firstBusy: of(firsts, "busy"),
    again: of(later, "all"),
    againBusy: of(later, "busy"),
    filter: of(filters, "all"),
    filterBusy: of(filters, "busy"),
    longest: of(filters, "longest"),
    unmount: median(pages.flat().map(({ unmount }) => unmount)),
  };
}

/** Everybody drew as many points of the same numbers. */
function checkEqual(): void {
  const sums = names.map((name) => {
    const lives = (measured.get(name) ?? []).flat();
    return { name, points: [...new Set(lives.map(({ points }) => points))].join(), sum: (lives[0]?.sum ?? 0).toFixed(2) };
  });
  for (const { name, points, sum } of sums) {
    if (points !== String(pointsInAll) || sum !== sums[0]?.sum) console.log(`${name} drew ${points} points of ${pointsInAll}, sum ${sum} of ${sums[0]?.sum}`);
  }
  console.log(`points and sums compared (${sums[0]?.sum})\n`);
}
