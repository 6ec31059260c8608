import type { Decal, LinearGradient, PlotDatum, PlotItem, PlotPoint } from "../plotOption.ts";

/** A shape of a picture as SVG draws it, in pixels of the chart. */
export interface Mark {
  /** The same for what is the same in another picture of the chart. */
  readonly key: string;
  readonly d: string;
  readonly fill: string | LinearGradient | Decal;
  readonly stroke?: string | undefined;
  readonly strokeWidth?: number | undefined;
  readonly dash?: readonly number[] | undefined;
  readonly cap?: "round" | "butt" | undefined;
  readonly join?: "round" | undefined;
  readonly opacity?: number | undefined;
}

/** Marks of one depth: those in front cover those behind, whichever series they are of. */
export interface Layer {
  readonly z: number;
  /** Within it: areas and bars, lines over them, dots over those. */
  readonly level: 0 | 1 | 2;
  readonly clip: boolean;
  readonly marks: readonly Mark[];
}

/** Pixels with two decimals: a path is no longer than what can be seen of it. */
export function px(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Where a datum stands, whether it looks as its series or of its own. */
export function pointOf(datum: PlotDatum): PlotPoint {
  return "value" in datum ? datum.value : datum;
}

/** How it looks; undefined: as its series. */
export function lookOf(datum: PlotDatum): PlotItem | undefined {
  return "value" in datum ? datum : undefined;
}
