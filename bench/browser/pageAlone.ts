import type { CDPSession, Page } from "playwright";
import type { PageAloneControl } from "../pages/pageAlone.ts";
import { mainThreadMs } from "./mainThread.ts";
import { median } from "./report.ts";

/** Milliseconds until a frame showed it, and of the main thread's work on it. */
interface Shown {
  readonly painted: number;
  readonly busy: number;
}

export interface PageAlone {
  /** Elements of the page, as plain HTML put into it at once. */
  readonly mount: Shown & { readonly elements: number };
  /** Texts and attributes that a filter changes, set once more. */
  readonly filter: Shown & { readonly changes: number };
}

declare global {
  interface Window {
    pageAlone: PageAloneControl;
  }
}

const times = 15;

/** What the browser itself needs for a page that shows something: whoever's code shows the same elements needs no less. */
export async function pageAlone(page: Page, session: CDPSession, filter: () => Promise<unknown>): Promise<PageAlone> {
  const shown = async (act: (at: number) => Promise<number>): Promise<Shown> => {
    const all: Shown[] = [];
    for (let at = 0; at < times; at++) {
      const before = await mainThreadMs(session);
      const painted = await act(at);
      all.push({ painted, busy: (await mainThreadMs(session)) - before });
    }
    return { painted: median(all.map(({ painted }) => painted)), busy: median(all.map(({ busy }) => busy)) };
  };
  await page.evaluate(() => window.pageAlone.record());
  await filter();
  const changes = await page.evaluate(() => window.pageAlone.changes());
  const changed = await shown((at) => page.evaluate((isBefore) => window.pageAlone.setAgain(isBefore), at % 2 === 0));
  let elements = 0;
  const mounted = await shown(async () => {
    const [count, ms] = await page.evaluate(() => window.pageAlone.showAgain());
    elements = count;
    return ms;
  });
  return { mount: { ...mounted, elements }, filter: { ...changed, changes } };
}
