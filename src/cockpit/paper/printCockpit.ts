import { fillSheets } from "./fillSheets.ts";
import { layOnSheets } from "./layOnSheets.ts";
import { defaultTimeoutMs, painted } from "./painted.ts";
import type { PaintedOptions } from "./painted.ts";

export interface Paper {
  /** Whether every widget came in time. */
  readonly isWhole: boolean;
  /** Makes it a page again. */
  readonly close: () => void;
}

/** A host's page gives way in print: its other parts, and the room, the bars that scroll, the columns and the colors around the cockpit. */
const alone = `@media print {
  body:has([data-paper]) :not(:has([data-paper]), [data-paper], [data-paper] *) { display: none !important; }
  :is(html, body, body *):has([data-paper]) {
    block-size: auto !important; display: block !important; margin: 0 !important; max-block-size: none !important;
    max-inline-size: none !important; min-block-size: 0 !important; overflow: visible !important; padding: 0 !important;
    page: md-cockpit; position: static !important;
  }
  .md-cockpit, :has(.md-cockpit) { background: none !important; }
  [data-paper] { margin: 0 !important; page: md-cockpit; }
}`;

/**
 * Makes a cockpit what it is on paper: 1047 px wide, which is A4 across, every widget drawn, as high as its sheet allows, and every row there, what it is
 * filtered by in words, and nothing else of the page. For a host's own way to a PDF, as with a browser on a server: open it, take the PDF, close it.
 * @param cockpit the element of a `Cockpit`, or one around it
 */
export async function openPaper(cockpit: HTMLElement, options: PaintedOptions = {}): Promise<Paper> {
  cockpit.dataset["paper"] = "";
  const page = cockpit.ownerDocument;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(alone);
  page.adoptedStyleSheets.push(sheet);
  dispatchEvent(new Event("beforeprint"));
  const start = performance.now();
  const isThere = await painted(cockpit, options);
  const releases = [layOnSheets(cockpit), fillSheets(cockpit)];
  const { timeoutMs = defaultTimeoutMs } = options;
  const isWhole = isThere && (await painted(cockpit, { timeoutMs: timeoutMs - (performance.now() - start) }));
  return {
    isWhole,
    close() {
      for (const release of releases) release();
      delete cockpit.dataset["paper"];
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
      dispatchEvent(new Event("afterprint"));
    },
  };
}

export interface PrintOptions extends PaintedOptions {
  /** Default: the browser's. */
  readonly print?: () => void;
}

const printing = new WeakMap<HTMLElement, Promise<boolean>>();

/**
 * Prints a cockpit once it is all there, and resolves when the page is a page again. Asked again meanwhile, it prints once.
 * @returns whether every widget came in time
 */
export function printCockpit(cockpit: HTMLElement, options: PrintOptions = {}): Promise<boolean> {
  const job = printing.get(cockpit) ?? printed(cockpit, options).finally(() => printing.delete(cockpit));
  printing.set(cockpit, job);
  return job;
}

async function printed(cockpit: HTMLElement, { print = () => window.print(), ...options }: PrintOptions): Promise<boolean> {
  const paper = await openPaper(cockpit, options);
  try {
    print();
  } finally {
    paper.close();
  }
  return paper.isWhole;
}
