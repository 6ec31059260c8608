import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { demoFamilies } from "./forecast/demoSeries.ts";
import type { Family } from "./forecast/families.ts";
import { helpdeskFamilies } from "./forecast/helpdeskSeries.ts";
import { measure } from "./forecast/measure.ts";
import { synthetic } from "./forecast/synthetic.ts";

/**
 * How far forecasts are off, how often their intervals hold, and how long they take: `npx tsx bench/forecast.ts
 * [--leg demo] [--helpdesk file]`. All with default options. What is forecast was not seen: each origin knows what came
 * before it.
 */
const { values } = parseArgs({
  options: {
    helpdesk: { type: "string", default: fileURLToPath(new URL("../../shared/data/helpdesk/helpdesk.csv", import.meta.url)) },
    leg: { type: "string", multiple: true },
  },
});

function report(title: string, families: readonly Family[]): void {
  console.log(`\n${title}: sMAPE % and MASE; coverage at level 0.95 (0.92 to 0.98)`);
  let [points, inside] = [0, 0];
  for (const family of families) {
    const { ours, peers, points: held, coverage, width } = measure(family);
    points += held;
    inside += coverage * held;
    const isLeast = peers.every(({ smape, mase }) => ours.smape <= smape && ours.mase <= mase);
    const told = [ours, ...peers].map(({ name, smape, mase, rmsse }) => `${name} ${smape.toFixed(1)} ${mase.toFixed(3)} ${rmsse.toFixed(3)}`);
    const isCovered = coverage >= 0.92 && coverage <= 0.98;
    console.log(
      `${family.name.padEnd(36)}${told.join("   ")}   ${isLeast ? "ok" : "OVER"}   coverage ${coverage.toFixed(3)} ${isCovered ? "ok" : "OUT"}` +
        `   (${family.series.length} series, ${held} points, width ${width.toFixed(1)} × error)`,
    );
  }
  console.log(`all: coverage ${(inside / points).toFixed(3)} of ${points} points`);
}

const legs: { readonly [name: string]: () => void } = {
  synthetic: () => report("synthetic series", synthetic),
  demo: () => report("the demo's service", demoFamilies()),
  helpdesk: () => {
    if (existsSync(values.helpdesk)) report("a real help desk", helpdeskFamilies(values.helpdesk));
    else console.log(`\na real help desk: no file at ${values.helpdesk}; name it by --helpdesk`);
  },
};
for (const name of values.leg ?? Object.keys(legs)) {
  const leg = Object.hasOwn(legs, name) ? legs[name] : undefined;
  if (leg === undefined) throw new Error(`no leg "${name}"; there are ${Object.keys(legs).join(", ")}`);
  leg();
}
