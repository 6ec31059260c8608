/** What one chart shows now: a mark that differs with other numbers, and how many points stand in the picture. */
export interface Picture {
  readonly mark: string;
  readonly points: () => number;
}

/** A cockpit of 24 widgets, by one library. */
export interface Cockpit {
  /** `isSmall`: a widget of each kind, which loads all code. */
  mount(root: HTMLElement, isSmall: boolean): void;
  /** One product alone. */
  filter(product: string): void;
  unmount(): void;
  /** Texts of the figures and tables; null until all are there. */
  numbers(root: HTMLElement): string | null;
  charts(root: HTMLElement): readonly Element[];
  /** Null while it is not drawn. */
  picture(chart: Element): Picture | null;
  /** Sum of all numbers that the charts were given. */
  sum(): number;
  /** Charts that live on without a page. */
  left(): number;
}

export interface Painted {
  /** Milliseconds until every figure and table stood. */
  readonly numbers: number;
  /** Until the charts stood too. */
  readonly all: number;
  /** The longest time between two frames. */
  readonly longest: number;
}

/** What a bench does with a cockpit, from outside of the page. */
export interface CockpitControl {
  mount(isSmall?: boolean): Promise<Painted>;
  filter(product: string): Promise<Painted>;
  /** Milliseconds. */
  unmount(): Promise<number>;
  points(): number;
  sum(): number;
  /** Charts and elements that outlive the cockpit. */
  left(): number;
}

/** What is seen right before a frame is painted, and when it was. */
export function nextFrame<T>(see: () => T): Promise<readonly [seen: T, painted: number]> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const seen = see();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve([seen, performance.now()]);
      };
      port2.postMessage(null);
    });
  });
}

const patienceMs = 15_000;

/** How long it takes until everything is there, and other than before. */
async function paintedAfter(act: () => void, cockpit: Cockpit, root: HTMLElement, count: number): Promise<Painted> {
  await nextFrame(() => {});
  const textBefore = cockpit.numbers(root);
  const marksBefore = cockpit.charts(root).map((chart) => cockpit.picture(chart)?.mark);
  let [isNumbers, done] = [false, 0];
  /** Charts are looked at one after another, each until it is there: what asks should not be what is measured. */
  const see = () => {
    const text = isNumbers ? null : cockpit.numbers(root);
    isNumbers ||= text !== null && text !== textBefore;
    const charts = cockpit.charts(root);
    for (let chart = charts[done]; chart !== undefined; chart = charts[done]) {
      const mark = cockpit.picture(chart)?.mark;
      if (mark === undefined || mark === marksBefore[done]) break;
      done += 1;
    }
  };
  const startedAt = performance.now();
  let [last, longest, numbers] = [startedAt, 0, Number.NaN];
  act();
  for (;;) {
    const [, painted] = await nextFrame(see);
    longest = Math.max(longest, painted - last);
    last = painted;
    if (isNumbers && Number.isNaN(numbers)) numbers = painted - startedAt;
    if (isNumbers && done === count) return { numbers, all: painted - startedAt, longest };
    if (painted - startedAt > patienceMs) throw new Error(`never painted: numbers ${isNumbers}, ${done} of ${count} charts`);
  }
}

export function controlOf(cockpit: Cockpit, root: HTMLElement, charts: number): CockpitControl {
  return {
    mount: (isSmall = false) => paintedAfter(() => cockpit.mount(root, isSmall), cockpit, root, isSmall ? 2 : charts),
    filter: (product) => paintedAfter(() => cockpit.filter(product), cockpit, root, charts),
    async unmount() {
      const startedAt = performance.now();
      cockpit.unmount();
      const [, painted] = await nextFrame(() => {});
      return painted - startedAt;
    },
    points: () => cockpit.charts(root).reduce((sum, chart) => sum + (cockpit.picture(chart)?.points() ?? 0), 0),
    sum: () => cockpit.sum(),
    left: () => cockpit.left() + root.childElementCount,
  };
}
