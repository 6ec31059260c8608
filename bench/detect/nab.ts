import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the Numenta benchmark: its rows and, by row, the first and the last of each labelled window. */
export interface NabFile {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly windows: readonly { readonly first: number; readonly last: number }[];
}

export interface NabProfile {
  readonly name: string;
  readonly missed: number;
  readonly wrong: number;
}

/** By the benchmark's own definition; what is found counts 1 in all of them. */
export const nabProfiles: readonly NabProfile[] = [
  { name: "standard", missed: 1, wrong: 0.11 },
  { name: "few false positives", missed: 1, wrong: 0.22 },
  { name: "few misses", missed: 2, wrong: 0.11 },
];

export function readNab(folder: string): readonly NabFile[] {
  const labels = JSON.parse(readFileSync(join(folder, "combined_windows.json"), "utf8")) as Record<string, [string, string][]>;
  return Object.entries(labels).map(([name, spans]) => {
    const rows = readFileSync(join(folder, "data", name), "utf8").trim().split("\n").slice(1);
    const times = rows.map((row) => instantOf(row.slice(0, row.indexOf(","))));
    const windows = spans.map(([from, to]) => ({
      first: times.findIndex((time) => time >= instantOf(from)),
      last: times.findLastIndex((time) => time <= instantOf(to)),
    }));
    return { name, times, values: rows.map((row) => Number(row.slice(row.indexOf(",") + 1))), windows };
  });
}

function instantOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`);
}

/** Rows at a file's start that do not count. */
function probation(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

/**
 * The benchmark's score of what was flagged in each file: 100 for every window found on its first row and nothing else,
 * 0 for no flag at all. Lavin and Ahmad, "Evaluating Real-Time Anomaly Detection Algorithms: the Numenta Anomaly
 * Benchmark", ICMLA 2015.
 */
export function nabScore(files: readonly NabFile[], flagged: readonly (readonly number[])[], profile: NabProfile): number {
  const windows = files.reduce((sum, file) => sum + file.windows.length, 0);
  const raw = files.reduce((sum, file, index) => sum + rawScore(file, flagged[index] ?? [], profile), 0);
  const none = -profile.missed * windows;
  return (100 * (raw - none)) / (windows - none);
}

function rawScore({ times, windows }: NabFile, rows: readonly number[], { missed, wrong }: NabProfile): number {
  const best = new Map<number, number>();
  let score = 0;
  for (const row of rows) {
    if (row < probation(times.length)) continue;
    const inside = windows.findIndex(({ first, last }) => row >= first && row <= last);
    const window = windows[inside];
    if (window !== undefined) {
      const length = window.last - window.first + 1;
      const value = sigmoid(-(window.last - row + 1) / length) / sigmoid(-1);
      best.set(inside, Math.max(best.get(inside) ?? -Infinity, value));
      continue;
    }
    const before = windows.findLast(({ last }) => last < row);
    const position = before === undefined ? Infinity : (row - before.last) / (before.last - before.first);
    score += sigmoid(position) * wrong;
  }
  return score + windows.reduce((sum, _, index) => sum + (best.get(index) ?? -missed), 0);
}

function sigmoid(y: number): number {
  return y > 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
}
