import type { PagePlace } from "../selection/clause.ts";

/**
 * An element by the nearest id around it and the way down from there: what has no id of the host's is found again as long
 * as the page is built as it was. Ids that React makes are others each time.
 */
function addressOf(element: Element, root: Element): string {
  const way: number[] = [];
  let at = element;
  while (at !== root && !hasId(at) && at.parentElement !== null) {
    way.unshift([...at.parentElement.children].indexOf(at));
    at = at.parentElement;
  }
  return [at === root ? "" : at.id, ...way].join("/");
}

function hasId({ id }: Element): boolean {
  return id !== "" && !/[:«»]|^_r_|react-aria/.test(id);
}

/** As far down as there is something. */
function elementAt(address: string, root: Element): Element | null {
  const [id = "", ...way] = address.split("/");
  const start = id === "" ? root : root.querySelector(`#${CSS.escape(id)}`);
  return way.reduce<Element | null>((at, index) => at?.children[Number(index)] ?? null, start);
}

function scrollerOf(root: Element): Element | null {
  return root.ownerDocument.scrollingElement;
}

/** Where the reader is: what is scrolled inside `root` and around it, and what has the focus. */
export function placeOnPage(root: Element): PagePlace {
  const { activeElement } = root.ownerDocument;
  const inside = [...root.querySelectorAll("*")].filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0);
  const around = scrollerOf(root);
  const scrolled = Object.fromEntries(inside.map((element) => [addressOf(element, root), at(element)]));
  return {
    scrolled: { ...scrolled, ...(around && { $page: at(around) }) },
    focus: activeElement !== null && root.contains(activeElement) && activeElement !== root ? addressOf(activeElement, root) : null,
  };
}

function at({ scrollLeft, scrollTop }: Element): readonly [number, number] {
  return [scrollLeft, scrollTop];
}

/**
 * Puts a page back to where it was, as soon as what was there is there again: widgets come with their answers. Given up
 * after `patienceMs`, or when the reader does something first.
 * @returns gives it up
 */
export function returnTo({ scrolled, focus }: PagePlace, root: Element, { patienceMs = 4000 } = {}): () => void {
  const until = performance.now() + patienceMs;
  const left = new Map(Object.entries(scrolled));
  let isFocusLeft = focus !== null;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const kind of ["wheel", "pointerdown", "keydown"]) root.ownerDocument.removeEventListener(kind, stop, true);
  };
  const tryIt = () => {
    if (isFocusLeft) {
      const element = elementAt(focus ?? "", root);
      if (element instanceof HTMLElement || element instanceof SVGElement) {
        element.focus({ preventScroll: true });
        isFocusLeft = root.ownerDocument.activeElement !== element;
      }
    }
    for (const [address, [x, y]] of left) {
      const element = address === "$page" ? scrollerOf(root) : elementAt(address, root);
      if (element === null) continue;
      element.scrollTo({ left: x, top: y, behavior: "instant" });
      if (Math.abs(element.scrollTop - y) <= 1 && Math.abs(element.scrollLeft - x) <= 1) left.delete(address);
    }
    if ((left.size === 0 && !isFocusLeft) || performance.now() > until) stop();
    else frame = requestAnimationFrame(tryIt);
  };
  for (const kind of ["wheel", "pointerdown", "keydown"]) root.ownerDocument.addEventListener(kind, stop, true);
  frame = requestAnimationFrame(tryIt);
  return stop;
}
