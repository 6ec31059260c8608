import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { calibrationLeg } from "./detect/calibrationLeg.ts";
import { nabLeg } from "./detect/nabLeg.ts";
import { recallLeg } from "./detect/recallLeg.ts";
import { speedLeg } from "./detect/speedLeg.ts";

/**
 * What the detector finds, and what it finds where nothing is: `npx tsx bench/detect.ts [--leg nab] [--nab folder]`.
 * Everything runs with default options; streams are made by seeds. The folder holds the Numenta benchmark as it is
 * published: `combined_windows.json` and `data`.
 */
const { values } = parseArgs({
  options: {
    nab: { type: "string", default: fileURLToPath(new URL("../../shared/data/nab-tuning", import.meta.url)) },
    leg: { type: "string", multiple: true },
  },
});

const legs: { readonly [name: string]: () => void } = {
  nab: () => (existsSync(values.nab) ? nabLeg(values.nab) : console.log(`no benchmark at ${values.nab}; name its folder by --nab`)),
  calibration: calibrationLeg,
  recall: recallLeg,
  speed: speedLeg,
};
for (const name of values.leg ?? Object.keys(legs)) {
  const leg = Object.hasOwn(legs, name) ? legs[name] : undefined;
  if (leg === undefined) throw new Error(`no leg "${name}"; there are ${Object.keys(legs).join(", ")}`);
  leg();
}
