import { forecast } from "../../src/analytics/index.ts";
import { poisson, seeded, weeklyRhythm } from "../detect/streams.ts";
import { median, timed } from "./timed.ts";

const runs = 21;

/** Milliseconds a forecast of 1 000 points, beside a loop over them that keeps a mean and a variance. */
export function speedLeg(): void {
  console.log(`\nmilliseconds a forecast of 1 000 points, medians of ${runs}`);
  const random = seeded(3);
  const counts = Array.from({ length: 1000 }, (_, at) => poisson(random, 20 * weeklyRhythm(at, 24)));
  const amounts = counts.map((count) => count + 1.5);
  for (const [name, values, grain, horizon, kind] of [
    ["hourly counts, a week", counts, "hour", 168, "count"],
    ["hourly amounts, a week", amounts, "hour", 168, "plain"],
    ["daily amounts, four weeks", amounts, "day", 28, "plain"],
  ] as const) {
    const took = median(timed(runs, () => forecast(values, grain, horizon, { values: kind })));
    const looped = median(timed(runs, () => varianceOf(values)));
    console.log(`${name.padEnd(28)}${took.toFixed(1)}   a plain loop ${looped.toFixed(4)}   limit 100: ${took <= 100 ? "ok" : "over"}`);
  }
}

function varianceOf(values: readonly number[]): number {
  let [count, mean, squares] = [0, 0, 0];
  for (const value of values) {
    count += 1;
    const before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }
  return squares / count;
}
