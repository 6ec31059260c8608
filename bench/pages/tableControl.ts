/** A large table of one library on a page. */
export interface LargeTable {
  mount(root: HTMLElement): void;
  unmount(): void;
  /** What scrolls; null until its rows are there. */
  scroller(root: HTMLElement): HTMLElement | null;
  /** Text of the numbers in the first row in sight. */
  firstRow(root: HTMLElement): string;
}

export interface TableControl {
  /** Milliseconds to painted. */
  mount(library: string): Promise<{ readonly ms: number; readonly firstRow: string }>;
  /** Milliseconds between frames while it scrolls by 40 rows a frame. */
  scroll(library: string): Promise<readonly number[]>;
  /** Milliseconds until the children of the first row are painted, and of them what the main thread took without a frame's wait. */
  expand(): Promise<number>;
  unmount(library: string): void;
  /** Jumps over a million rows of a slow server: most rows in the page, and rows that show another row's number. */
  server(jumps: number): Promise<{ readonly most: number; readonly wrong: number; readonly asked: number; readonly dropped: number; readonly checked: number }>;
}

export const tableRows = 100_000;
export const rowHeightPx = 32;
