/** Of A4 across between margins of 10 mm, in pixels. */
export const sheetHeight = 718;

/** What stands above the widgets on paper: the controls do not. */
export function headOf(grid: Element): number {
  const cockpit = grid.closest(".md-cockpit");
  if (cockpit === null) return 0;
  const bar = cockpit.querySelector<HTMLElement>(".md-cockpit-bar");
  const controls = bar === null || bar.hidden ? 0 : bar.getBoundingClientRect().height + 16;
  return grid.getBoundingClientRect().top - cockpit.getBoundingClientRect().top - controls;
}
