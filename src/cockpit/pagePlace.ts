import { focusedBeside } from "../react/focusedBeside.ts";
import type { PagePlace } from "../selection/clause.ts";

/**
 * An element by the nearest id around it and the way down from there: what has no id of the host's is found again as long
 * as the page is built as it was, and a row or a cell of a grid that draws but some of them by what it is said to be. Ids
 * that React makes are others each time.
 */
function addressOf(element: Element, root: Element): string {
  const way: string[] = [];
  let at = element;
  while (at !== root && !hasId(at) && at.parentElement !== null) {
    way.unshift(gridPlace(at) ?? String([...at.parentElement.children].indexOf(at)));
    at = at.parentElement;
  }
  return [at === root ? "" : at.id, ...way].join("/");
}

function hasId({ id }: Element): boolean {
  return id !== "" && !/[:«»]|^_r_|react-aria/.test(id);
}

/** A row by its number and its name, so that another that came to stand there is not taken for it; a cell by its column's number. */
function gridPlace(element: Element): string | null {
  const column = element.getAttribute("aria-colindex");
  if (column !== null) return `column ${column}`;
  const row = element.getAttribute("aria-rowindex");
  if (row === null) return null;
  const name = element.querySelector('[role="rowheader"]')?.textContent ?? "";
  return `row ${row} ${name.replaceAll("/", " ")}`;
}

function elementAt(address: string, root: Element): Element | null {
  const [id = "", ...way] = address.split("/");
  const start = id === "" ? root : root.querySelector(`#${CSS.escape(id)}`);
  return way.reduce<Element | null>((at, step) => at && childAt(at, step), start);
}

function childAt({ children }: Element, step: string): Element | null {
  if (/^\d+$/.test(step)) return children[Number(step)] ?? null;
  return [...children].find((child) => gridPlace(child) === step) ?? null;
}

function scrollerOf(root: Element): Element | null {
  return root.ownerDocument.scrollingElement;
}

/** Where the reader is: what is scrolled inside `root` and around it, and what has the focus. */
export function placeOnPage(root: Element): PagePlace {
  const focused = focusedBeside(root);
  const inside = [...root.querySelectorAll("*")].filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0);
  const around = scrollerOf(root);
  const scrolled = Object.fromEntries(inside.map((element) => [addressOf(element, root), at(element)]));
  return {
    scrolled: { ...scrolled, ...(around && { $page: at(around) }) },
    focus: focused !== null && root.contains(focused) && focused !== root ? addressOf(focused, root) : null,
  };
}

function at({ scrollLeft, scrollTop }: Element): readonly [number, number] {
  return [scrollLeft, scrollTop];
}

/** Calls `act` in each frame until it has nothing left to do, `patienceMs` are over or the reader does something first. */
function whileLeftAlone(root: Element, act: (isLast: boolean) => boolean, patienceMs: number): () => void {
  const until = performance.now() + patienceMs;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const kind of ["wheel", "pointerdown", "keydown"]) root.ownerDocument.removeEventListener(kind, stop, true);
  };
  const tryIt = () => {
    const isLast = performance.now() > until;
    if (act(isLast) || isLast) stop();
    else frame = requestAnimationFrame(tryIt);
  };
  for (const kind of ["wheel", "pointerdown", "keydown"]) root.ownerDocument.addEventListener(kind, stop, true);
  frame = requestAnimationFrame(tryIt);
  return stop;
}

/** Gives a focus that is nowhere to what says which page this is: the way to it, else its heading, else the page itself. */
function focusStart(root: HTMLElement, options?: FocusOptions): void {
  const { activeElement, body } = root.ownerDocument;
  if (activeElement !== null && activeElement !== body) return;
  const start = root.querySelector<HTMLElement>('.md-trail [aria-current="page"]') ?? root.querySelector<HTMLElement>("h1, h2, h3, h4, h5, h6") ?? root;
  if (!start.hasAttribute("tabindex")) {
    start.tabIndex = -1;
    start.addEventListener("blur", () => start.removeAttribute("tabindex"), { once: true });
  }
  start.focus(options);
}

/**
 * Gives the focus that went with what was left to the start of what came in its place, where nothing else in it takes it.
 * @returns gives it up
 */
export function arriveAt(root: HTMLElement, { patienceMs = 4000 } = {}): () => void {
  focusStart(root);
  return whileLeftAlone(
    root,
    () => {
      focusStart(root);
      return false;
    },
    patienceMs,
  );
}

/**
 * Puts a page back to where it was, as soon as what was there is there again: widgets come with their answers. Given up
 * after `patienceMs`, or when the reader does something first. The focus comes after what it is scrolled in: until then
 * other rows may be drawn. Where what had it is gone, it goes to the start of the page.
 * @returns gives it up
 */
export function returnTo({ scrolled, focus }: PagePlace, root: HTMLElement, { patienceMs = 4000 } = {}): () => void {
  const left = new Map(Object.entries(scrolled));
  let focusLeft = focus;
  const tryIt = (isLast: boolean) => {
    for (const [address, [x, y]] of left) {
      const element = address === "$page" ? scrollerOf(root) : elementAt(address, root);
      if (element === null) continue;
      element.scrollTo({ left: x, top: y, behavior: "instant" });
      if (Math.abs(element.scrollTop - y) <= 1 && Math.abs(element.scrollLeft - x) <= 1) left.delete(address);
    }
    const isScrolled = ![...left.keys()].some((address) => focusLeft?.startsWith(`${address}/`));
    if (focusLeft !== null && (isScrolled || isLast)) {
      const element = elementAt(focusLeft, root);
      if (element instanceof HTMLElement || element instanceof SVGElement) {
        element.focus({ preventScroll: true });
        if (focusedBeside(root) === element) focusLeft = null;
      }
    }
    if (focusLeft === null || isLast) focusStart(root, { preventScroll: true });
    return left.size === 0 && focusLeft === null;
  };
  return whileLeftAlone(root, tryIt, patienceMs);
}
