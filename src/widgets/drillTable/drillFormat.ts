import type { CellNumber } from "../../query/result.ts";

export type DrillTone = "good" | "bad" | "warning" | "neutral";

/** Marks numbers in the half-open range [from, to); an end that is left out is open. */
export interface DrillRule {
  readonly from?: number;
  readonly to?: number;
  readonly tone: DrillTone;
  /** What it means, in a word of the reader's language. Default: the tone's own word. */
  readonly label?: string;
}

/** How the numbers of a column are shown besides as text. */
export interface DrillFormat {
  /** The first that holds marks the cell, by shape, word and color. */
  readonly rules?: readonly DrillRule[];
  /** A bar behind the number, within those of its level; from zero to either side. */
  readonly bar?: boolean;
}

/**
 * By a metric's name: its values, in all columns of a pivot. What stands beside them is measured otherwise and has a format
 * by the column's id alone: `tickets:previous` is what tickets are compared with, `tickets:previous:change` the change.
 */
export type DrillFormats = { readonly [column: string]: DrillFormat };

/** Where a bar begins and how long it is, as shares of the cell. */
export interface DrillBar {
  readonly from: number;
  readonly size: number;
  readonly isNegative: boolean;
}

export function formatOf(formats: DrillFormats, { id, name, part }: { readonly id: string; readonly name: string; readonly part: string }) {
  return formats[id] ?? (part === "value" ? formats[name] : undefined);
}

export function ruleFor(rules: readonly DrillRule[], value: CellNumber | null): DrillRule | null {
  if (value === null) return null;
  const number = Number(value);
  return rules.find(({ from = -Infinity, to = Infinity }) => from <= number && number < to) ?? null;
}

/** Null where there is nothing to measure: no number, or all of them zero. */
export function barOf(value: CellNumber | null, extent: readonly [least: number, greatest: number] | null): DrillBar | null {
  if (value === null || extent === null) return null;
  const least = Math.min(0, extent[0]);
  const greatest = Math.max(0, extent[1]);
  const span = greatest - least;
  if (span === 0) return null;
  const number = Math.max(least, Math.min(greatest, Number(value)));
  const zero = (0 - least) / span;
  const size = Math.abs(number) / span;
  return { from: number < 0 ? zero - size : zero, size, isNegative: number < 0 };
}
