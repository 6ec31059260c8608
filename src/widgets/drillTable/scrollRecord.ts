import type { GridPlace } from "./treegridKeys.ts";

export type RecordWay = "next" | "back" | "start" | "end";

/** Of a page, which stays in sight. */
const overlap = 40;

/** Whether a key leads along a row. */
export function isSideways(key: string): boolean {
  return key === "ArrowLeft" || key === "ArrowRight" || key === "Home" || key === "End";
}

/** @param to where the key would lead otherwise: only the names stand before what is known of a record */
export function wayAlong(key: string, to: GridPlace): RecordWay {
  return key === "Home" ? "start" : key === "End" ? "end" : to.column === 0 ? "back" : "next";
}

/**
 * Scrolls sideways to what is known of a record and not in sight: to the next of it that is cut, back by as much as stands
 * beside the name, or to either end.
 * @param record its row
 * @returns false where it is at its start already, and back was asked for
 */
export function scrollRecord(scroller: HTMLElement | null, record: Element | null, to: RecordWay): boolean {
  if (scroller === null || record === null) return false;
  const at = Math.abs(scroller.scrollLeft);
  const isBack = to === "back" || to === "start";
  if (isBack && at < 1) return false;
  const name = record.firstElementChild?.getBoundingClientRect().width ?? 0;
  const beside = scroller.clientWidth - name;
  const page = Math.max(overlap, beside - overlap);
  const by = to === "next" ? Math.min(page, nextCut(scroller, record, name)) : to === "back" ? -page : 0;
  const most = scroller.scrollWidth - scroller.clientWidth;
  const target = to === "start" ? 0 : to === "end" ? most : Math.max(0, Math.min(most, at + by));
  scroller.scrollLeft = isMirrored(scroller) ? -target : target;
  return true;
}

/** From what stands beside the name to the first text whose end is out of sight; as far as can be where it stands there already. */
function nextCut(scroller: HTMLElement, record: Element, name: number): number {
  const box = scroller.getBoundingClientRect();
  const mirrored = isMirrored(scroller);
  for (const text of record.lastElementChild?.children ?? []) {
    const { left, right } = text.getBoundingClientRect();
    const [start, end] = mirrored ? [box.right - right, box.right - left] : [left - box.left, right - box.left];
    if (end > scroller.clientWidth + 1 && start - name > overlap / 2) return start - name - 8;
  }
  return Infinity;
}

function isMirrored(element: Element): boolean {
  return getComputedStyle(element).direction === "rtl";
}
