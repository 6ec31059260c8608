import { parseArgs } from "node:util";
import { tableLeg } from "./engine/tableLeg.ts";
import type { LegOptions } from "./engine/tableLeg.ts";

/**
 * The embedded engine beside its peers: `npx tsx bench/engine.ts [--rows 5000000] [--runs 9] [--leg table] [--peers folder]`.
 * Every leg checks that all engines answer alike before it prints a figure. A leg is one line here and one file.
 */
const legs: { readonly [name: string]: (options: LegOptions) => Promise<void> } = {
  table: tableLeg,
};

const { values } = parseArgs({
  options: { rows: { type: "string" }, runs: { type: "string", default: "9" }, leg: { type: "string", multiple: true }, peers: { type: "string" } },
});
const options = { rows: Number(values.rows ?? 1_000_000), runs: Number(values.runs), peers: values.peers };
for (const name of values.leg ?? Object.keys(legs)) {
  const leg = Object.hasOwn(legs, name) ? legs[name] : undefined;
  if (leg === undefined) throw new Error(`no leg "${name}"; there are ${Object.keys(legs).join(", ")}`);
  await leg(options);
}
