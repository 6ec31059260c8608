import { forecastTuning } from "./forecastTuning.ts";
import { oddPoints } from "./oddPoints.ts";
import type { Series } from "./series.ts";

/** 1 for points that seasons are made of: all but gross incidents, and these too at places of which no cycle is ordinary. */
export function ordinaryPoints(values: Series, periods: readonly number[]): Uint8Array {
  const { isOdd } = oddPoints(values, periods, forecastTuning.gross);
  const longest = periods.at(-1) ?? values.length;
  const isKnown = new Uint8Array(longest);
  values.forEach((value, at) => {
    if (value === value && isOdd[at] !== 1) isKnown[at % longest] = 1;
  });
  return isOdd.map((odd, at) => (odd === 1 && isKnown[at % longest] === 1 ? 0 : 1));
}
