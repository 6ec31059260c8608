export interface PaintedOptions {
  /** When it is given up: what is there then is what there is. Default 60 000. */
  readonly timeoutMs?: number;
}

export const defaultTimeoutMs = 60_000;

/** What a widget shows that waits for its code, its numbers or its turn to be drawn. */
const waiting = [
  "[aria-busy='true']",
  "[data-status='pending']",
  "[data-refreshing]",
  "[data-drawing]",
  ".echarts-for-react:empty",
].join(",");

/**
 * Resolves once every widget in `element` shows its numbers or why it has none, and two frames later, when what hangs on
 * their sizes is drawn.
 * @returns whether all of them came in time
 */
export async function painted(element: Element, { timeoutMs = defaultTimeoutMs }: PaintedOptions = {}): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  let quiet = 0;
  while (quiet < 3) {
    if (performance.now() > end) return false;
    await nextFrame();
    quiet = element.querySelector(waiting) === null ? quiet + 1 : 0;
  }
  return true;
}

/** A tab in the background has no frames. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}
