import { createDetector } from "../../src/analytics/index.ts";
import { cleanStreams, pointsOf, seeded } from "./streams.ts";

const [length, batch] = [20_000, 50];

/** Microseconds a point, median of batches, beside a plain loop that keeps a mean and a variance of the same points. */
export function speedLeg(): void {
  console.log(`\nmicroseconds a point, medians of ${length / batch} batches`);
  const stream = cleanStreams.find(({ name }) => name === "weekly seasonal");
  for (const [grain, perDay] of [["hour", 24], [{ interval: "PT5M" }, 288]] as const) {
    const points = pointsOf(stream?.stream(perDay)(seeded(1), length) ?? [], grain);
    const detector = createDetector(grain);
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
    const name = typeof grain === "string" ? grain : grain.interval;
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
