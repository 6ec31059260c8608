import type { Family } from "./families.ts";
import { measure } from "./measure.ts";
import type { Measured } from "./measure.ts";

/**
 * Prints each family. What is held: the scaled error, MASE; of families that are mostly 0 its root of squares, RMSSE, as the
 * other two are least for who always says 0.
 */
export function report(title: string, families: readonly Family[]): readonly Measured[] {
  console.log(`\n${title}: sMAPE %, MASE and RMSSE; coverage at level 0.95 (0.92 to 0.98)`);
  const all = families.map(measure);
  for (const each of all) {
    const { family, ours, peers, points, width } = each;
    const told = [ours, ...peers].map(({ name, smape, mase, rmsse }) => `${name} ${smape.toFixed(1)} ${mase.toFixed(3)} ${rmsse.toFixed(3)}`);
    console.log(
      `${family.name.padEnd(36)}${told.join("   ")}   ${held([each])}   ${covered([each])}` +
        `   (${family.series.length} series, ${points} points, width ${width.toFixed(1)} × error)`,
    );
  }
  console.log(`all: ${covered(all)}`);
  return all;
}

/** Families of one kind from several sources, as one. */
export function reportKinds(all: readonly Measured[]): void {
  const kindOf = ({ family: { kind, grain } }: Measured) => `${kind}s by ${String(grain)}`;
  console.log("\nkinds of series, the demo's and the help desk's together");
  for (const kind of new Set(all.map(kindOf))) {
    const those = all.filter((each) => kindOf(each) === kind);
    console.log(`${kind.padEnd(36)}${held(those)}   ${covered(those)}`);
  }
}

function held(those: readonly Measured[]): string {
  const name = those.some(({ isMostlyZero }) => isMostlyZero) ? "rmsse" : "mase";
  const mean = (of: (each: Measured) => number) => {
    const points = those.reduce((sum, each) => sum + each.points, 0);
    return those.reduce((sum, each) => sum + of(each) * each.points, 0) / points;
  };
  const ours = mean(({ ours: { [name]: error } }) => error);
  const best = (those[0]?.peers ?? []).map((_, at) => mean(({ peers }) => peers[at]?.[name] ?? Number.NaN));
  const least = Math.min(...best);
  return `${name.toUpperCase()} ${ours.toFixed(4)}, the best of the others ${least.toFixed(4)}: ${verdictOf(ours, least)}`;
}

/** Errors that are one to three digits are a tie: the fourth says whose is less. */
function verdictOf(ours: number, least: number): "ok" | "tie to three digits" | "over" {
  if (ours <= least) return "ok";
  return ours.toFixed(3) === least.toFixed(3) ? "tie to three digits" : "over";
}

function covered(those: readonly Measured[]): string {
  const points = those.reduce((sum, each) => sum + each.points, 0);
  const coverage = those.reduce((sum, each) => sum + each.coverage * each.points, 0) / points;
  return `coverage ${coverage.toFixed(3)} ${coverage >= 0.92 && coverage <= 0.98 ? "ok" : "out"}`;
}
