import type { Picture } from "./cockpit.ts";

/** Letters of a line of data; ticks, grids and clips are shorter. */
const LEAST_LENGTH = 300;

/** What the SVG in an element shows, whoever drew it: points of long lines without a fill, else filled shapes of bars, of which a path may hold several. */
export function drawnIn(element: Element | null, bars = "path[fill]:not([fill='none'])"): Picture | null {
  if (element === null) return null;
  const lines = [...element.querySelectorAll("path[fill='none']")]
    .map((path) => path.getAttribute("d") ?? "")
    .filter((shape) => shape.length > LEAST_LENGTH);
  if (lines.length > 0) return { mark: lines.join(), points: () => lines.reduce((sum, shape) => sum + pointsOf(shape), 0) };
  const drawn = [...element.querySelectorAll(bars)].map((bar) => bar.getAttribute("d") ?? `${bar.getAttribute("y")} ${bar.getAttribute("height")}`);
  return drawn.length === 0 ? null : { mark: drawn.join(), points: () => drawn.reduce((sum, bars) => sum + (bars.match(/M/g)?.length ?? 1), 0) };
}

/** Numbers in pairs: a shape of moves and lines has one for each point. */
function pointsOf(shape: string): number {
  return (shape.match(/-?\d[\d.e-]*/g)?.length ?? 0) / 2;
}
