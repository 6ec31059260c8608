/** One line of so many minutes, the same on every call. */
export interface Line {
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  readonly starts: readonly string[];
  readonly values: readonly number[];
}

/** A chart of one line, by one library. */
export interface LineChart {
  mount(root: HTMLElement, line: Line): void;
  unmount(): void;
  /** Differs with what is drawn; null while nothing is. */
  mark(root: HTMLElement): string | null;
  /** How many points it was given. */
  points(): number;
}

export interface PanControl {
  /** Milliseconds to painted. */
  paint(library: string, points: number): Promise<number>;
  /** Leaves a chart on the page to be dragged; where its handle is, and how far it can go. */
  show(library: string, points: number): Promise<{ readonly x: number; readonly y: number }>;
  /** Milliseconds between frames, and how many of them showed another picture, since `show`. */
  seen(): { readonly frames: readonly number[]; readonly pictures: number };
  close(): void;
}

const start = Date.parse("2026-01-01T00:00:00Z");
const lines = new Map<number, Line>();

export function lineOf(points: number): Line {
  const known = lines.get(points);
  if (known !== undefined) return known;
  let [state, level] = [7, 500];
  const values = Array.from({ length: points }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    level += (state / 4_294_967_296 - 0.5) * 8 + (500 - level) * 0.001;
    return level;
  });
  const times = values.map((_, index) => start + index * 60_000);
  const line = { times, starts: times.map((time) => new Date(time).toISOString()), values };
  lines.set(points, line);
  return line;
}
