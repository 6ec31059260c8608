import { detectAnomalies, detectorTuning } from "../../src/analytics/index.ts";
import type { DetectorOptions, DetectorTuning } from "../../src/analytics/index.ts";
import type { Grain } from "../../src/query/index.ts";
import { nabProfiles, nabScore, readNab } from "./nab.ts";
import type { NabFile } from "./nab.ts";

const sweep = [0.25, 0.35, 0.5, 0.7, 0.8, 1, 1.2, 1.4, 2, 2.8, 4];

/** The Numenta benchmark: default options; then the best budget for each profile; then each constant 20 % off. */
export function nabLeg(folder: string): void {
  const files = readNab(folder);
  const windows = files.reduce((sum, file) => sum + file.windows.length, 0);
  console.log(`\nNumenta benchmark, ${files.length} files, ${windows} windows, budget 1 alarm a week (default)`);
  const scores = scoresWith(files);
  const byBudget = sweep.map((falseAlarmsPerWeek) => ({ falseAlarmsPerWeek, scores: scoresWith(files, { falseAlarmsPerWeek }) }));
  nabProfiles.forEach(({ name }, at) => {
    const best = byBudget.toSorted((a, b) => (b.scores[at] ?? 0) - (a.scores[at] ?? 0))[0];
    const held = at === 0 ? `   at least 70: ${(scores[0] ?? 0) >= 70 ? "ok" : "under"}` : "";
    console.log(`${name.padEnd(24)}${one(scores[at])}   swept ${one(best?.scores[at])} at ${best?.falseAlarmsPerWeek} a week${held}`);
  });
  console.log(`standard by budget: ${byBudget.map((each) => `${each.falseAlarmsPerWeek} ${one(each.scores[0])}`).join(", ")}`);

  console.log("\neach constant 20 % less and more: standard score, and how far it moves (less than 6)");
  let most = 0;
  for (const name of Object.keys(detectorTuning) as (keyof DetectorTuning)[]) {
    const moved = [0.8, 1.2].map((factor) => {
      const score = scoresWith(files, { tuning: { [name]: varied(name, factor) } })[0] ?? 0;
      return { score, by: score - (scores[0] ?? 0) };
    });
    most = Math.max(most, ...moved.map(({ by }) => Math.abs(by)));
    const told = moved.map(({ score, by }) => `${one(score)} (${by < 0 ? "" : "+"}${one(by)})`);
    console.log(`${name.padEnd(16)}${String(detectorTuning[name]).padStart(7)}   ${told.join("   ")}`);
  }
  console.log(`most that it moves: ${one(most)}   limit 6: ${most < 6 ? "ok" : "over"}`);
}

/** Of a ratio, what it is more than 1. */
function varied(name: keyof DetectorTuning, factor: number): number {
  const value = detectorTuning[name];
  if (name === "binRatio") return 1 + (value - 1) * factor;
  return value * factor;
}

function scoresWith(files: readonly NabFile[], options: DetectorOptions = {}): readonly number[] {
  const flagged = files.map(({ times, values }) => {
    const points = times.map((time, row) => ({ from: new Date(time).toISOString(), value: values[row] ?? null }));
    return detectAnomalies(points, grainOf(times), options).flatMap(({ isAnomaly }, row) => (isAnomaly ? [row] : []));
  });
  return nabProfiles.map((profile) => nabScore(files, flagged, profile));
}

/** Of the median step. */
function grainOf(times: readonly number[]): Grain {
  const steps = times.slice(1).map((time, row) => time - (times[row] ?? 0)).toSorted((a, b) => a - b);
  const minutes = Math.round((steps[Math.floor(steps.length / 2)] ?? 0) / 60_000);
  return minutes === 60 ? "hour" : { interval: `PT${minutes}M` };
}

function one(value = Number.NaN): string {
  return value.toFixed(1);
}
