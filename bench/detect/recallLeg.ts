import { detectAnomalies } from "../../src/analytics/index.ts";
import { pointsOf, poisson, seeded, weeklyRhythm } from "./streams.ts";

const rate = 3.5;
const cases = [
  { grain: "day", mean: 20, length: 730, runs: 60, spike: 3, dip: 0.25, shift: 1.6, within: 14, bars: [0.95, 0.75, 0.95] },
  { grain: "day", mean: 200, length: 730, runs: 40, spike: 1.6, dip: 0.6, shift: 1.3, within: 14, bars: null },
  { grain: "hour", mean: 20, length: 4368, runs: 10, spike: 3, dip: 0.25, shift: 1.6, within: 24, bars: null },
  { grain: "hour", mean: 200, length: 4368, runs: 10, spike: 1.6, dip: 0.6, shift: 1.3, within: 24, bars: [0.85, 0.7, 0.95] },
] as const;
type Case = (typeof cases)[number];

/**
 * Spikes, dips and shifts put into Poisson counts with a weekly rhythm: how many are found when clean streams give 3.5
 * alarms per 1 000 points. A spike or dip is one point, times so much, and has to be found on it; a shift stays, and has
 * to be found within a day of hours or two weeks of days.
 */
export function recallLeg(): void {
  console.log(`\nrecall on Poisson counts at ${rate} false alarms per 1 000 points`);
  for (const each of cases) {
    const { grain, mean, spike, dip, shift, bars } = each;
    const budget = budgetFor(each);
    const found = [pointRecall(each, spike, budget, 3), pointRecall(each, dip, budget, 4), shiftRecall(each, budget)];
    const best = [spike, dip].map((factor) => oracleRecall(each, factor));
    const nominal = (rate / 1000) * pointsPerWeek(each);
    const [spikes, dips, shifts] = found.map((recall) => recall.toFixed(2));
    const held = bars === null ? "" : `   at least ${bars.join("/")}: ${found.every((recall, at) => recall >= (bars[at] ?? 0)) ? "ok" : "under"}`;
    console.log(
      `${grain} ${mean}: spikes ×${spike} ${spikes}, dips ×${dip} ${dips}, shifts ×${shift} ${shifts}${held}` +
        `   (who knows the true means: ${best.map((recall) => recall.toFixed(2)).join(", ")}; budget ${(budget / nominal).toFixed(2)} × nominal)`,
    );
  }
}

function pointsPerWeek({ grain }: Case): number {
  return grain === "hour" ? 168 : 7;
}

function stream({ grain, mean, length }: Case, seed: number, factorAt: (index: number) => number): readonly number[] {
  const random = seeded(seed);
  const perDay = grain === "hour" ? 24 : 1;
  return Array.from({ length }, (_, index) => poisson(random, mean * weeklyRhythm(index, perDay) * factorAt(index)));
}

function detect(each: Case, values: readonly number[], falseAlarmsPerWeek: number) {
  return detectAnomalies(pointsOf(values, each.grain), each.grain, { values: "count", falseAlarmsPerWeek });
}

/** The first quarter is for learning. */
const firstOf = ({ length }: Case) => Math.floor(length / 4);

/** The budget that gives the rate on clean streams. */
function budgetFor(each: Case): number {
  const clean = Array.from({ length: each.runs }, (_, run) => stream(each, 900 + run, () => 1));
  let [low, high] = [0.2, 5];
  for (let step = 0; step < 7; step++) {
    const factor = Math.sqrt(low * high);
    const alarms = clean.flatMap((values) => {
      const found = detect(each, values, ((factor * rate) / 1000) * pointsPerWeek(each));
      return found.slice(firstOf(each)).filter(({ isAnomaly }) => isAnomaly);
    });
    if (alarms.length / clean.length / (each.length - firstOf(each)) > rate / 1000) high = factor;
    else low = factor;
  }
  return ((low * rate) / 1000) * pointsPerWeek(each);
}

function pointRecall(each: Case, factor: number, budget: number, seed: number): number {
  const random = seeded(seed);
  let [hits, all] = [0, 0];
  for (let run = 0; run < each.runs; run++) {
    const places = new Set(Array.from({ length: each.grain === "hour" ? 5 : 2 }, () => placeIn(each, random, 1)));
    const found = detect(each, stream(each, 5000 + run, (index) => (places.has(index) ? factor : 1)), budget);
    for (const place of places) {
      all += 1;
      if ((found[place]?.score ?? 0) >= 1) hits += 1;
    }
  }
  return hits / all;
}

function shiftRecall(each: Case, budget: number): number {
  const random = seeded(9);
  let hits = 0;
  for (let run = 0; run < each.runs; run++) {
    const start = placeIn(each, random, each.within);
    const found = detect(each, stream(each, 7000 + run, (index) => (index >= start ? each.shift : 1)), budget);
    if (found.slice(start, start + each.within).some(({ score }) => (score ?? 0) >= 1)) hits += 1;
  }
  return hits / each.runs;
}

function placeIn(each: Case, random: () => number, room: number): number {
  return firstOf(each) + Math.floor(random() * (each.length - firstOf(each) - room));
}

/** Two-sided, on Anscombe's scale: what a detector could find that had nothing to learn. */
function oracleRecall(each: Case, factor: number): number {
  const limit = 2.92;
  const random = seeded(11);
  const scale = (count: number) => 2 * Math.sqrt(count + 0.375);
  const perDay = each.grain === "hour" ? 24 : 1;
  const draws = 20_000;
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    const mean = each.mean * weeklyRhythm(Math.floor(random() * 7 * perDay), perDay);
    if (Math.abs(scale(poisson(random, mean * factor)) - scale(mean)) > limit) hits += 1;
  }
  return hits / draws;
}
