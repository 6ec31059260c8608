import { detectAnomalies } from "../../src/analytics/index.ts";
import type { DetectorOptions } from "../../src/analytics/index.ts";
import type { Grain } from "../../src/query/index.ts";
import { nabScore } from "./nab.ts";
import type { NabFile, NabProfile } from "./nab.ts";

/** The rows of each file on which an alarm begins. */
export function flaggedRows(files: readonly NabFile[], options: DetectorOptions = {}): readonly (readonly number[])[] {
  return files.map(({ times, values }) => {
    const points = times.map((time, row) => ({ from: new Date(time).toISOString(), value: values[row] ?? null }));
    return detectAnomalies(points, grainOf(times), options).flatMap(({ isAnomaly }, row) => (isAnomaly ? [row] : []));
  });
}

export function scoreWith(files: readonly NabFile[], options: DetectorOptions, profile: NabProfile): number {
  return nabScore(files, flaggedRows(files, options), profile);
}

/** Of the median step. */
function grainOf(times: readonly number[]): Grain {
  const steps = times.slice(1).map((time, row) => time - (times[row] ?? 0)).toSorted((a, b) => a - b);
  const minutes = Math.round((steps[Math.floor(steps.length / 2)] ?? 0) / 60_000);
  return minutes === 60 ? "hour" : { interval: `PT${minutes}M` };
}
