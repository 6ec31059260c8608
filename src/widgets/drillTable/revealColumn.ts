/** Scrolls sideways until a column is beside those that are pinned, not below them. */
export function revealColumn(scroller: HTMLElement | null, column: number | null): void {
  if (scroller === null || column === null) return;
  const header = scroller.querySelector<HTMLElement>(`[data-row="head"] [data-column="${column}"]`);
  if (header === null || header.dataset["pin"] !== undefined) return;
  const box = scroller.getBoundingClientRect();
  const cell = header.getBoundingClientRect();
  const pinned = (side: string) =>
    [...scroller.querySelectorAll<HTMLElement>(`[data-row="head"] [data-pin="${side}"]`)].reduce((sum, { offsetWidth }) => sum + offsetWidth, 0);
  const isMirrored = getComputedStyle(scroller).direction === "rtl";
  const [left, right] = isMirrored ? [pinned("end"), pinned("start")] : [pinned("start"), pinned("end")];
  if (cell.left < box.left + left) scroller.scrollLeft -= box.left + left - cell.left;
  else if (cell.right > box.right - right) scroller.scrollLeft += cell.right - (box.right - right);
}
