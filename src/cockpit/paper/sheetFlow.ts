/** A widget's place in its grid, from 0. */
export interface PaperPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Whether it may go on overleaf. */
  readonly breaks: boolean;
}

type Side = "start" | "end";

export interface PlaceInFlow {
  /** The stack that it stands in: what is in one does not wait for what is in the other. */
  readonly side: Side;
  /** The stacks below all of which so far it begins. */
  readonly clears: readonly Side[];
}

export interface SheetFlow {
  /** Those that stand side by side with one that breaks and with nothing below each other: a row of their own holds them. */
  readonly rows: ReadonlySet<number>;
  /** How each is placed after the other, where something that breaks stands beside what is stacked. */
  readonly floats: readonly PlaceInFlow[] | undefined;
}

/**
 * How widgets stand on sheets so that nothing after one that goes on overleaf has a place that was reckoned before it was cut.
 * A browser makes a row of a grid higher for what the ends of sheets push down in it, but not the rows that one widget spans.
 */
export function sheetFlow(places: readonly PaperPlace[]): SheetFlow {
  const rows = new Set<number>();
  let isStacked = false;
  const flow: PlaceInFlow[] = [];
  for (const band of bandsOf(places)) {
    const [first] = band;
    const isLevel = band.every((at) => band.every((other) => at === other || isBeside(places[at], places[other])));
    if (band.some((at) => places[at]?.breaks)) {
      if (isLevel) for (const at of band) rows.add(at);
      else isStacked = true;
    }
    for (const { at, ...placed } of stacksOf(band, places)) flow[at] = { ...placed, clears: at === first ? ["start", "end"] : placed.clears };
  }
  return { rows, floats: isStacked ? flow : undefined };
}

/** Places that share rows, by way of others too, each in the order in which they are read. */
function bandsOf(places: readonly PaperPlace[]): readonly (readonly number[])[] {
  const bands: { end: number; readonly members: number[] }[] = [];
  for (const [at, { y, h }] of [...places.entries()].toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x)) {
    const last = bands.at(-1);
    if (last !== undefined && y < last.end) {
      last.members.push(at);
      last.end = Math.max(last.end, y + h);
    } else bands.push({ end: y + h, members: [at] });
  }
  return bands.map(({ members }) => members);
}

/**
 * Two stacks of one band, as a page has two sides to float to. Of the columns at its top the one with most that breaks has a stack
 * by itself; the others share one, in which what follows begins below all of them.
 */
function stacksOf(band: readonly number[], places: readonly PaperPlace[]): readonly (PlaceInFlow & { readonly at: number })[] {
  const above = (at: number, index: number) => band.slice(0, index).filter((other) => isAcross(places[at], places[other]));
  const tops = band.filter((at, index) => above(at, index).length === 0);
  const breaking = (top: number) => band.filter((at) => places[at]?.breaks && isAcross(places[at], places[top])).length;
  const [apart] = tops.length < 2 ? [] : tops.toSorted((a, b) => breaking(b) - breaking(a) || (places[b]?.x ?? 0) - (places[a]?.x ?? 0));
  const sides = new Map<number, Side>();
  const open: Record<Side, Set<number>> = { start: new Set(), end: new Set() };
  return band.map((at, index) => {
    const before = above(at, index);
    const side = sides.get(before.at(-1) ?? at) ?? (at === apart ? "end" : "start");
    const clears = (["start", "end"] as const).filter((one) => before.some((other) => open[one].has(other)));
    // Nothing begins above what comes before it, so that what it is below of, all that follows is.
    for (const one of clears) open[one].clear();
    sides.set(at, side);
    open[side].add(at);
    return { at, side, clears };
  });
}

/** Whether both have a column in common. */
function isAcross(a: PaperPlace | undefined, b: PaperPlace | undefined): boolean {
  return a !== undefined && b !== undefined && a.x < b.x + b.w && b.x < a.x + a.w;
}

function isBeside(a: PaperPlace | undefined, b: PaperPlace | undefined): boolean {
  return a !== undefined && b !== undefined && a.y < b.y + b.h && b.y < a.y + a.h;
}
