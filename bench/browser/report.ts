import { loadavg } from "node:os";

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The value that so large a share of all is not above. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}

/** One line: what was measured, what it may be, and whether it is. */
export function sayHeld(what: string, value: number, limit: number, unit = ""): void {
  const digits = value < 10 ? 2 : 0;
  console.log(`${what.padEnd(64)}${`${value.toFixed(digits)}${unit}`.padStart(10)}   limit ${limit}${unit}: ${value <= limit ? "ok" : "over"}`);
}

export function sayLoad(): void {
  const [one, five] = loadavg().map((load) => load.toFixed(1));
  console.log(`load ${one} (one minute), ${five} (five): only ratios within one run count`);
}
