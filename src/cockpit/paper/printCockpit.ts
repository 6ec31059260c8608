import { painted } from "./painted.ts";
import type { PaintedOptions } from "./painted.ts";

export interface Paper {
  /** Whether every widget came in time. */
  readonly isWhole: boolean;
  /** Makes it a page again. */
  readonly close: () => void;
}

/**
 * Makes a cockpit what it is on paper: 1047 px wide, which is A4 across, every widget drawn and every row there, what it is
 * filtered by in words. For a host's own way to a PDF, as with a browser on a server: open it, take the PDF, close it.
 * @param cockpit the element of a `Cockpit`, or one around it
 */
export async function openPaper(cockpit: HTMLElement, options: PaintedOptions = {}): Promise<Paper> {
  cockpit.dataset["paper"] = "";
  dispatchEvent(new Event("beforeprint"));
  const isWhole = await painted(cockpit, options);
  return {
    isWhole,
    close() {
      delete cockpit.dataset["paper"];
      dispatchEvent(new Event("afterprint"));
    },
  };
}

export interface PrintOptions extends PaintedOptions {
  /** Default: the browser's. */
  readonly print?: () => void;
}

/**
 * Prints a cockpit once it is all there, and resolves when the page is a page again.
 * @returns whether every widget came in time
 */
export async function printCockpit(cockpit: HTMLElement, { print = () => window.print(), ...options }: PrintOptions = {}): Promise<boolean> {
  const paper = await openPaper(cockpit, options);
  try {
    print();
  } finally {
    paper.close();
  }
  return paper.isWhole;
}
