/** As DOMMatrix has them: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What an element shows, as marks in the order in which they are painted, in CSS pixels from its top left. */
export type Mark =
  | { readonly mark: "shape"; readonly d: string; readonly matrix: Matrix | null; readonly fill: string | null; readonly stroke: Stroke | null; readonly alpha: number }
  | { readonly mark: "text"; readonly text: string; readonly x: number; readonly y: number; readonly matrix: Matrix | null; readonly font: Font; readonly fill: string; readonly alpha: number; readonly anchor: "start" | "middle" | "end"; readonly baseline: "alphabetic" | "middle" }
  | { readonly mark: "image"; readonly source: HTMLCanvasElement; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** What follows until its end is seen inside the outline alone. */
  | { readonly mark: "clip"; readonly d: string; readonly matrix: Matrix | null }
  | { readonly mark: "unclip" };

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
}

export interface Font {
  readonly style: string;
  readonly weight: string;
  readonly size: number;
  readonly family: string;
  /** In CSS pixels. */
  readonly spacing: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly marks: readonly Mark[];
}

export function boxPath(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`;
}

/** Where a mark stands: client coordinates less this. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** Null where it paints nothing. */
export function paintOf(color: string): string | null {
  return color === "none" || color === "transparent" || /,\s*0\)$|\/\s*0\)$/.test(color) ? null : color;
}
