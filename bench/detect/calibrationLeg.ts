import { detectAnomalies } from "../../src/analytics/index.ts";
import type { DetectorOptions } from "../../src/analytics/index.ts";
import { cleanStreams, pointsOf, seeded } from "./streams.ts";

const perThousand = [0.5, 1, 3.5] as const;
const cases = [
  { grain: "hour", length: 4000, runs: 40, perWeek: 168 },
  { grain: "day", length: 1000, runs: 60, perWeek: 7 },
] as const;

/** Alarms on streams in which nothing happens, as times the budget. Every judged point counts, from the first on. */
export function calibrationLeg(): void {
  for (const { grain, length, runs, perWeek } of cases) {
    console.log(`\nfalse alarms on clean streams by ${grain}, × budget, at ${perThousand.join(", ")} per 1 000 points (0.5 to 2)`);
    for (const { name, isCount, stream } of cleanStreams) {
      const options: DetectorOptions = isCount ? { values: "count" } : {};
      const times = perThousand.map((rate) => {
        let [alarms, judged] = [0, 0];
        for (let run = 0; run < runs; run++) {
          const points = pointsOf(stream(perWeek / 7)(seeded(run * 77 + 5), length), grain);
          for (const detection of detectAnomalies(points, grain, { ...options, falseAlarmsPerWeek: (rate / 1000) * perWeek })) {
            if (detection.status === "judged") judged += 1;
            if (detection.isAnomaly) alarms += 1;
          }
        }
        return alarms / ((judged * rate) / 1000);
      });
      const isHeld = times.every((ratio) => ratio >= 0.5 && ratio <= 2);
      console.log(`${name.padEnd(18)}${times.map((ratio) => ratio.toFixed(2).padStart(6)).join("")}   ${isHeld ? "ok" : "out"}`);
    }
  }
  const flat = Array.from({ length: 2000 }, () => 42);
  console.log(`\nconstant: ${alarmsIn(flat)} alarms (0)`);
  const heights = [43, 42.001, 4200, 0].map((height) => alarmsIn(flat.map((value, at) => (at < 1000 ? value : height))));
  console.log(`a step after a constant, four heights: ${heights.join(", ")} alarms (1 each)`);
}

function alarmsIn(values: readonly number[]): number {
  return detectAnomalies(pointsOf(values, "hour"), "hour").filter(({ isAnomaly }) => isAnomaly).length;
}
