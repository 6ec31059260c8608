import { rowGrowth } from "./rowGrowth.ts";
import type { PaperRow } from "./rowGrowth.ts";
import { headOf, sheetHeight } from "./sheet.ts";

const gap = 12;
/** A row of a table on paper at the least, and its title and head. */
const tableRow = 16;
const tableHead = 96;
/** Tables of more rows go on overleaf, as the style sheet has it. */
const breaksFrom = 13;

const more = "--md-paper-more";

/** Makes charts of an opened cockpit as high as their sheets allow. @returns what takes it back */
export function fillSheets(cockpit: Element): () => void {
  const grids = Array.from(cockpit.querySelectorAll(".md-cockpit-grid"));
  const cells = grids.flatMap((grid) => {
    const rows = rowsOf(grid);
    const growth = rowGrowth(rows.map(paperRow), { sheet: sheetHeight, head: headOf(grid) });
    return rows.flatMap((row, at) => row.map((cell) => ({ cell, pixels: growth[at] ?? 0 })));
  });
  for (const { cell, pixels } of cells) if (pixels > 0) cell.style.setProperty(more, `${pixels}px`);
  return () => {
    for (const { cell } of cells) cell.style.removeProperty(more);
  };
}

/** Cells side by side, top to bottom. */
function rowsOf(grid: Element): readonly (readonly HTMLElement[])[] {
  const placed = Array.from(grid.querySelectorAll<HTMLElement>(":scope > .md-cockpit-cell"), (cell) => ({ cell, box: cell.getBoundingClientRect() }));
  const rows: { bottom: number; readonly cells: HTMLElement[] }[] = [];
  for (const { cell, box } of placed.toSorted((a, b) => a.box.top - b.box.top)) {
    const last = rows.at(-1);
    if (last !== undefined && box.top < last.bottom - 1) {
      last.cells.push(cell);
      last.bottom = Math.max(last.bottom, box.bottom);
    } else rows.push({ bottom: box.bottom, cells: [cell] });
  }
  return rows.map(({ cells }) => cells);
}

function paperRow(cells: readonly HTMLElement[]): PaperRow {
  const heights = cells.map((cell) => {
    const table = cell.querySelector(".md-table, .md-drill");
    const rows = table?.querySelectorAll("tr, .md-drill-row").length ?? 0;
    if (table !== null) return tableHead + tableRow * (rows < breaksFrom ? rows : 1);
    return cell.firstElementChild?.getBoundingClientRect().height ?? 0;
  });
  const isChart = (cell: Element) => cell.querySelector(".md-plot") !== null;
  return {
    height: Math.max(0, ...heights) + gap,
    isKnown: cells.every((cell) => cell.querySelector(".md-table, .md-drill") === null && !scrolls(cell)),
    grows: cells.some(isChart),
  };
}

/** Whether there is more in it than is to be seen, so that paper needs more room for it. */
function scrolls(cell: Element): boolean {
  return Array.from(cell.querySelectorAll("*")).some(
    (element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
}
