import { headOf, sheetHeight } from "./sheet.ts";
import { sheetFlow } from "./sheetFlow.ts";
import type { PaperPlace } from "./sheetFlow.ts";

const properties = ["--md-flow-columns", "--md-flow-aside"];

/**
 * Says of each widget how it stands on paper, for the style sheet to do while the page is printed: whether it may go on overleaf,
 * and where what follows it begins. Again for the present layout and contents each time.
 * @returns what takes it back
 */
export function layOnSheets(cockpit: Element): () => void {
  const grids = Array.from(cockpit.querySelectorAll<HTMLElement>(".md-cockpit-grid"));
  const cells = grids.flatMap(cellsOf);
  const release = () => {
    for (const grid of grids) {
      delete grid.dataset["sheets"];
      grid.style.removeProperty("--md-flow-all");
    }
    for (const cell of cells) {
      for (const name of ["row", "clear", "end", "long"]) delete cell.dataset[name];
      for (const property of properties) cell.style.removeProperty(property);
    }
  };
  release();
  for (const grid of grids) layGrid(grid);
  return release;
}

function layGrid(grid: HTMLElement): void {
  const cells = cellsOf(grid);
  const longest = sheetHeight - headOf(grid);
  for (const cell of cells) if (contentHeight(cell) > longest) cell.dataset["long"] = "";
  const places = cells.map(placeOf);
  const { rows, floats } = sheetFlow(places);
  for (const at of rows) cells[at]?.setAttribute("data-row", "");
  if (floats === undefined) return;
  grid.dataset["sheets"] = "flow";
  const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  grid.style.setProperty("--md-flow-all", String(columns));
  for (const [at, cell] of cells.entries()) {
    const [place, flow] = [places[at], floats[at]];
    if (!place || !flow) continue;
    const isEnd = flow.side === "end";
    if (isEnd) cell.dataset["end"] = "";
    if (flow.clears.length > 0) cell.dataset["clear"] = flow.clears.length === 2 ? "both" : flow.clears[0];
    cell.style.setProperty("--md-flow-columns", String(place.w));
    cell.style.setProperty("--md-flow-aside", String(isEnd ? columns - place.x - place.w : place.x));
  }
}

function cellsOf(grid: Element): HTMLElement[] {
  return Array.from(grid.querySelectorAll<HTMLElement>(":scope > .md-cockpit-cell"));
}

/** Of the layout that holds now. Tables have all their rows only on paper, so any may be long. */
function placeOf(cell: HTMLElement): PaperPlace {
  const { gridRowStart, gridRowEnd, gridColumnStart, gridColumnEnd } = getComputedStyle(cell);
  const count = (text: string) => Number(/\d+/.exec(text)?.[0] ?? 1);
  return {
    x: count(gridColumnStart) - 1,
    y: count(gridRowStart) - 1,
    w: count(gridColumnEnd),
    h: count(gridRowEnd),
    breaks: "long" in cell.dataset || cell.querySelector(".md-table, .md-drill") !== null,
  };
}

/** With what is to be scrolled to in it. */
function contentHeight(cell: Element): number {
  const hidden = Array.from(cell.querySelectorAll("*"), (element) => element.scrollHeight - element.clientHeight);
  return (cell.firstElementChild?.getBoundingClientRect().height ?? 0) + Math.max(0, ...hidden);
}
