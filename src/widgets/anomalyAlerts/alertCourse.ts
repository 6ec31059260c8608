import type { Incident, IncidentPoint } from "../../query/alerts.ts";

/** SVG path data on a grid of `width` by `height`, time from left to right. */
export interface AlertCourse {
  readonly line: string;
  /** To buckets that still run. */
  readonly dashed: string;
  /** What was expected; empty where nothing is known of it. */
  readonly band: string;
  readonly expected: string;
  /** Points out of bounds. */
  readonly outside: readonly { readonly x: number; readonly y: number }[];
  /** The values at the bottom and the top. */
  readonly low: number;
  readonly high: number;
  readonly xAt: (time: number) => number;
}

export interface AlertCourseOptions {
  readonly width: number;
  readonly height: number;
  /** Kept free above and below. Default 3. */
  readonly inset?: number;
}

/** Null where there are fewer than two points of anything. Gaps stay gaps. */
export function alertCourse(
  { points, incompleteFrom }: Pick<Incident, "points" | "incompleteFrom">,
  { width, height, inset = 3 }: AlertCourseOptions,
): AlertCourse | null {
  const known = points.flatMap(({ value, lower, upper, expected }) => [value, lower, upper, expected].filter((one) => one != null));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2 || known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const [start, span] = [Date.parse(first.at), Date.parse(last.at) - Date.parse(first.at)];
  const xAt = (time: number) => round(((time - start) / span) * width);
  const y = (value: number) => round(low === high ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset));
  const runsFrom = incompleteFrom === undefined ? Infinity : Date.parse(incompleteFrom);
  const placed = points.map((point) => ({ ...point, time: Date.parse(point.at), x: xAt(Date.parse(point.at)) }));
  let [line, dashed] = ["", ""];
  placed.forEach(({ x, time, value }, index) => {
    if (value === null) return;
    const before = placed[index - 1];
    const joined = before !== undefined && before.value !== null ? `${before.x} ${y(before.value)}` : null;
    const isAlone = joined === null && placed[index + 1]?.value == null;
    const drawn = joined === null ? `M${x} ${y(value)}${isAlone ? "h0" : ""}` : `L${x} ${y(value)}`;
    if (time < runsFrom) line += drawn;
    else if (joined !== null) dashed += `M${joined}${drawn}`;
    else dashed += drawn;
  });
  return {
    line,
    dashed,
    band: bandOf(placed, y),
    expected: placed.flatMap(({ x, expected }) => (expected == null ? [] : [`${x} ${y(expected)}`])).reduce((path, at) => path + (path === "" ? `M${at}` : `L${at}`), ""),
    outside: placed.flatMap(({ x, value, lower, upper }) =>
      value !== null && ((upper != null && value > upper) || (lower != null && value < lower)) ? [{ x, y: y(value) }] : [],
    ),
    low,
    high,
    xAt,
  };
}

/** One outline for each stretch whose both bounds are known. */
function bandOf(points: readonly (IncidentPoint & { readonly x: number })[], y: (value: number) => number): string {
  const stretches: { readonly x: number; readonly lower: number; readonly upper: number }[][] = [[]];
  for (const { x, lower, upper } of points) {
    if (lower == null || upper == null) stretches.push([]);
    else stretches.at(-1)?.push({ x, lower, upper });
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const top = stretch.map(({ x, upper }) => `${x} ${y(upper)}`);
      const bottom = stretch.toReversed().map(({ x, lower }) => `${x} ${y(lower)}`);
      return `M${[...top, ...bottom].join("L")}Z`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
