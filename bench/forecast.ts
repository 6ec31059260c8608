import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { changePointLeg } from "./forecast/changePointLeg.ts";
import { demoFamilies } from "./forecast/demoSeries.ts";
import { helpdeskFamilies } from "./forecast/helpdeskSeries.ts";
import type { Measured } from "./forecast/measure.ts";
import { report, reportKinds } from "./forecast/report.ts";
import { speedLeg } from "./forecast/speedLeg.ts";
import { synthetic } from "./forecast/synthetic.ts";

/**
 * How far forecasts are off beside the seasonal naive one and damped Holt-Winters, how often their intervals hold, how long
 * they take, and what change points are found: `npx tsx bench/forecast.ts [--leg demo] [--helpdesk file]`. All with default
 * options. What is forecast was not seen: each origin knows what came before it.
 */
const { values } = parseArgs({
  options: {
    helpdesk: { type: "string", default: fileURLToPath(new URL("../../shared/data/helpdesk/helpdesk.csv", import.meta.url)) },
    leg: { type: "string", multiple: true },
  },
});

const real: Measured[] = [];
const legs: { readonly [name: string]: () => void } = {
  synthetic: () => void report("synthetic series", synthetic),
  demo: () => void real.push(...report("the demo's service", demoFamilies())),
  helpdesk: () => {
    if (!existsSync(values.helpdesk)) console.log(`\na real help desk: no file at ${values.helpdesk}; name it by --helpdesk`);
    else real.push(...report("a real help desk, while its log is whole", helpdeskFamilies(values.helpdesk)));
    reportKinds(real);
  },
  changePoints: changePointLeg,
  speed: speedLeg,
};
for (const name of values.leg ?? Object.keys(legs)) {
  const leg = Object.hasOwn(legs, name) ? legs[name] : undefined;
  if (leg === undefined) throw new Error(`no leg "${name}"; there are ${Object.keys(legs).join(", ")}`);
  leg();
}
