import type { DetectorPoint } from "../../../src/analytics/detect/detection.ts";

/** One an hour, from Monday, 1 January 2024 on. */
export function hourly(values: readonly (number | null)[]): readonly DetectorPoint[] {
  return values.map((value, index) => ({ from: new Date(Date.UTC(2024, 0, 1, index)).toISOString(), value }));
}

/** Shares one an hour, of as many cases as are given for each. */
export function hourlyShares(shares: readonly number[], cases: readonly number[]): readonly DetectorPoint[] {
  return hourly(shares).map((point, at) => ({ ...point, n: cases[at] ?? null }));
}

/** Noise that is the same in every run: between −1 and 1, by a linear congruential generator. */
export function noise(length: number): readonly number[] {
  let state = 20_240_101;
  return Array.from({ length }, () => (state = (state * 16_807) % 2_147_483_647) / 1_073_741_823.5 - 1);
}
