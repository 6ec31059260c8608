import { detectChangePoints } from "../../src/analytics/index.ts";
import { cleanStreams, normal, seeded } from "../detect/streams.ts";
import { median, timed } from "./timed.ts";

const cases = [
  { grain: "hour", perDay: 24, length: 1000, runs: 30 },
  { grain: "day", perDay: 1, length: 400, runs: 60 },
] as const;
const runs = 40;

/** How many changes are found where nothing changes, how many of those that are there, and how long a point takes. */
export function changePointLeg(): void {
  console.log("\nchange points: clean streams in which one is found");
  for (const { grain, perDay, length, runs: streams } of cases) {
    for (const { name, isCount, stream } of cleanStreams) {
      const found = Array.from({ length: streams }, (_, run) => {
        const values = stream(perDay)(seeded(run * 77 + 5), length);
        return detectChangePoints(values, grain, isCount ? { values: "count" } : {}).length;
      });
      const with1 = found.filter((count) => count > 0).length;
      console.log(`${grain.padEnd(6)}${name.padEnd(18)}${with1} of ${streams}   ${with1 <= streams / 20 ? "ok" : "over"} (one in twenty)`);
    }
  }
  console.log("\nchange points: changes at 230 of 400 days, noise 1");
  for (const [name, rise] of [["a step of 1", 0], ["a step of 2", 0], ["a step of 3", 0], ["a slope of 0.05", 0.05]] as const) {
    const height = rise > 0 ? 0 : Number(name.at(-1));
    let [hits, off, more] = [0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const random = seeded(500 + run);
      const values = Array.from({ length: 400 }, (_, at) => (at < 230 ? 0 : height + rise * (at - 230)) + normal(random));
      const found = detectChangePoints(values, "day");
      const near = found.find(({ index }) => Math.abs(index - 230) <= (rise > 0 ? 28 : 7));
      if (near !== undefined) hits += 1;
      off += Math.abs((near?.index ?? 230) - 230);
      more += found.length - (near === undefined ? 0 : 1);
    }
    console.log(`${name.padEnd(18)}found ${(hits / runs).toFixed(2)}, off by ${(off / Math.max(hits, 1)).toFixed(1)} points, ${more} others in ${runs} series`);
  }
  for (const length of [1000, 10_000]) {
    const random = seeded(1);
    const values = Array.from({ length }, () => normal(random));
    const took = median(timed(9, () => detectChangePoints(values, "hour")));
    console.log(`${length} points: ${((took * 1000) / length).toFixed(1)} µs a point, median`);
  }
}
