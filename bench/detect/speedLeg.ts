import { createDetector } from "../../src/analytics/index.ts";
import { cleanStreams, pointsOf, poisson, seeded, weeklyRhythm } from "./streams.ts";

const [length, batch] = [20_000, 50];

/** Microseconds a point, median of batches, beside a plain loop that keeps a mean and a variance of the same points. */
export function speedLeg(): void {
  console.log(`\nmicroseconds a point, medians of ${length / batch} batches`);
  const stream = cleanStreams.find(({ name }) => name === "weekly seasonal");
  const random = seeded(2);
  const rare = Array.from({ length }, (_, index) => poisson(random, weeklyRhythm(index, 24)));
  const plain = (perDay: number) => stream?.stream(perDay)(seeded(1), length) ?? [];
  for (const [name, grain, values, kind] of [
    ["hour", "hour", plain(24), "plain"],
    ["rare", "hour", rare, "count"],
    ["PT5M", { interval: "PT5M" }, plain(288), "plain"],
  ] as const) {
    const points = pointsOf(values, grain);
    const detector = createDetector(grain, { values: kind });
    const detecting = median(batches((at) => void detector.next(points[at] as (typeof points)[number])));
    let [count, mean, squares] = [0, 0, 0];
    const looping = median(
      batches((at) => {
        const value = points[at]?.value ?? 0;
        count += 1;
        const before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
      }),
    );
    const kept = JSON.stringify(detector.save()).length / 1000;
    console.log(
      `${name.padEnd(6)}${detecting.toFixed(1)}   a plain loop ${looping.toFixed(3)} (variance ${(squares / count).toFixed(0)})` +
        `   state ${kept.toFixed(0)} kB of JSON   limit 15: ${detecting <= 15 ? "ok" : "over"}`,
    );
  }
}

function batches(each: (at: number) => void): readonly number[] {
  return Array.from({ length: length / batch }, (_, index) => {
    const start = performance.now();
    for (let at = index * batch; at < (index + 1) * batch; at++) each(at);
    return ((performance.now() - start) * 1000) / batch;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
