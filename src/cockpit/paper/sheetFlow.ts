/** A widget's place in its grid, from 0. */
export interface PaperPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Whether it may go on overleaf. */
  readonly breaks: boolean;
}

export interface PlaceInFlow {
  /** Whether it begins below all that comes before it. */
  readonly clears: boolean;
  /** Column at which what stands to its left ends. */
  readonly from: number;
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
    for (const at of band) {
      const left = band.flatMap((other) => {
        const [place, beside] = [places[at], places[other]];
        return place && beside && beside.x < place.x && isBeside(place, beside) ? [beside.x + beside.w] : [];
      });
      flow[at] = { clears: at === first, from: Math.max(0, ...left) };
    }
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

function isBeside(a: PaperPlace | undefined, b: PaperPlace | undefined): boolean {
  return a !== undefined && b !== undefined && a.y < b.y + b.h && b.y < a.y + a.h;
}
