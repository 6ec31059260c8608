import { boxPath, paintOf } from "./drawing.ts";
import type { Drawing, Mark, Origin } from "./drawing.ts";
import { readSvg } from "./readSvg.ts";
import { fontOf, readText } from "./readText.ts";

/** What a page does not show, or only to be chosen from: words for screen readers, what opens over it, the range of a zoom. */
const unseen = ".md-sr, [popover], .md-tooltip, .md-trend-range, script, style";

/** More is no picture any more. */
const mostPixels = 6_000;

/**
 * Reads what an element of ours shows off the page: boxes, borders, hatching, texts with their fonts, vector graphics and
 * canvases. No image is loaded, so nothing is tainted and no policy for content stands against it. A box that scrolls is
 * read whole, as far as its rows are there, and what stands below it moves down.
 */
export function readDrawing(element: HTMLElement): Drawing {
  const scrolled = Array.from(element.querySelectorAll("*")).flatMap((one) => {
    const { scrollLeft: left, scrollTop: top } = one;
    return left === 0 && top === 0 ? [] : [{ one, left, top }];
  });
  const scroll = (one: Element, left: number, top: number) => one.scrollTo({ left, top, behavior: "instant" });
  // What sticks to an edge of its box stands where it began only where nothing is scrolled.
  for (const { one } of scrolled) scroll(one, 0, 0);
  try {
    return readUnscrolled(element);
  } finally {
    for (const { one, left, top } of scrolled) scroll(one, left, top);
  }
}

function readUnscrolled(element: HTMLElement): Drawing {
  const box = element.getBoundingClientRect();
  const marks: Mark[] = [];
  const inside = Array.from(element.querySelectorAll("*")).filter((one) => scrolls(one) && one.closest(unseen) === null).flatMap((one) => Array.from(one.children, (child) => child.getBoundingClientRect()));
  const [left, right] = [Math.min(box.left, ...inside.map((own) => own.left)), Math.max(box.right, ...inside.map((own) => own.right))];
  const extent: Extent = { bottom: Math.max(box.bottom, ...inside.map((own) => own.bottom)), grown: [] };
  readElement(element, { x: left, y: box.y, moved: 0 }, 1, marks, extent);
  return {
    width: Math.min(mostPixels, Math.ceil(right - left)),
    height: Math.min(mostPixels, Math.ceil(extent.bottom - box.y)),
    background: backgroundBehind(element),
    marks,
  };
}

function scrolls(element: Element): boolean {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
  return (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) && /auto|scroll/.test(getComputedStyle(element).overflow);
}

interface Extent {
  bottom: number;
  /** Boxes that scroll: what stands below `from` on the page stands so much further down in the picture. */
  readonly grown: { readonly from: number; readonly by: number }[];
}

function readElement(element: Element, parent: Origin & { readonly moved: number }, alpha: number, marks: Mark[], extent: Extent): void {
  if (element.matches(unseen)) return;
  const style = getComputedStyle(element);
  const opacity = alpha * Number(style.opacity);
  if (style.display === "none" || style.visibility === "hidden" || opacity === 0) return;
  const box = element.getBoundingClientRect();
  const moved = extent.grown.reduce((sum, { from, by }) => (box.top > from ? sum + by : sum), 0);
  const origin = { x: parent.x, y: parent.y + parent.moved - moved, moved };
  if (moved > 0) extent.bottom = Math.max(extent.bottom, box.bottom + moved);
  if (element instanceof SVGSVGElement) {
    readSvg(element, origin, opacity, marks);
    return;
  }
  const [x, y] = [box.x - origin.x, box.y - origin.y];
  if (box.width > 0 && box.height > 0) readBox(style, { x, y, width: box.width, height: box.height }, opacity, marks);
  if (element instanceof HTMLCanvasElement) {
    marks.push({ mark: "image", source: element, x, y, width: box.width, height: box.height });
    return;
  }
  const isScrolling = scrolls(element);
  const clips = !isScrolling && style.overflow !== "visible";
  if (clips) marks.push({ mark: "clip", d: boxPath(x, y, box.width, box.height), matrix: null });
  for (const child of element.childNodes) {
    if (child instanceof Text) readText(child, { style, font: fontOf(style), origin, alpha: opacity }, marks);
    else if (child instanceof Element) readElement(child, origin, opacity, marks, extent);
  }
  if (clips) marks.push({ mark: "unclip" });
  // Not before its own content, of which some stands below its edge.
  if (isScrolling) extent.grown.push({ from: box.bottom - 1, by: element.scrollHeight - element.clientHeight });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function readBox(style: CSSStyleDeclaration, { x, y, width, height }: Box, alpha: number, marks: Mark[]): void {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const fill = paintOf(style.backgroundColor);
  if (fill !== null) marks.push({ mark: "shape", d: boxPath(x, y, width, height, radius), matrix: null, fill, stroke: null, alpha });
  if (style.backgroundImage.startsWith("repeating-linear-gradient")) {
    const color = /(?:rgba?|oklab|oklch|color)\([^()]*\)/.exec(style.backgroundImage)?.[0] ?? style.color;
    marks.push({ mark: "clip", d: boxPath(x, y, width, height, radius), matrix: null });
    marks.push({ mark: "shape", d: hatching(x, y, width, height), matrix: null, fill: null, stroke: { color, width: 1.5, dash: [] }, alpha });
    marks.push({ mark: "unclip" });
  }
  const sides = [
    ["Top", `M${x} ${y}h${width}`],
    ["Right", `M${x + width} ${y}v${height}`],
    ["Bottom", `M${x} ${y + height}h${width}`],
    ["Left", `M${x} ${y}v${height}`],
  ] as const;
  const borders = sides.map(([side, d]) => ({
    d,
    width: style[`border${side}Style`] === "none" ? 0 : Number.parseFloat(style[`border${side}Width`]) || 0,
    color: style[`border${side}Color`],
    dash: style[`border${side}Style`] === "dashed" ? [4, 3] : [],
  }));
  const [first] = borders;
  const isAround = first !== undefined && borders.every(({ width: wide, color }) => wide === first.width && wide > 0 && color === first.color);
  if (isAround) {
    const { width: wide, color, dash } = first;
    marks.push({ mark: "shape", d: boxPath(x + wide / 2, y + wide / 2, width - wide, height - wide, radius), matrix: null, fill: null, stroke: { color, width: wide, dash }, alpha });
    return;
  }
  for (const { d, width: wide, color, dash } of borders) {
    if (wide > 0 && paintOf(color) !== null) marks.push({ mark: "shape", d, matrix: null, fill: null, stroke: { color, width: wide, dash }, alpha });
  }
}

/** Lines from bottom left to top right, six pixels apart. */
function hatching(x: number, y: number, width: number, height: number): string {
  const lines = Math.ceil((width + height) / 6);
  return Array.from({ length: lines }, (_, index) => `M${x + index * 6 - height} ${y + height}l${height} ${-height}`).join("");
}

/** What is seen behind an element; a page without a color of its own is white. */
export function backgroundBehind(element: Element): string {
  const own = paintOf(getComputedStyle(element).backgroundColor);
  return own ?? (element.parentElement === null ? "white" : backgroundBehind(element.parentElement));
}
