import { explainChange } from "../src/analytics/index.ts";
import type { ChangeRow } from "../src/analytics/index.ts";
import { normal, poisson, seeded } from "./detect/streams.ts";

/*
 * How often `explainChange` names the cause of a made-up incident: 135 incidents in a ratio and 135 in a sum, each one
 * combination of one to three dimensions' values among 10 × 8 × 6 × 5, whose rate or sum changes by a half to the double;
 * cells of very different sizes, chance as a day's tickets have it, and every cell's own rate drifting by a tenth.
 * Prints how often the cause comes first, among three, and how often anything is named where nothing happened.
 */

const sizes = { region: 10, product: 8, channel: 6, team: 5 } as const;
const dimensions = Object.keys(sizes) as (keyof typeof sizes)[];
const incidents = 135;

const random = seeded(20260214);
const below = (most: number) => Math.floor(random() * most);

interface Leaf {
  readonly at: Readonly<Record<string, string>>;
  readonly size: number;
  readonly rate: number;
}

const leaves = (total: number): readonly Leaf[] => {
  const grid = dimensions.reduce<readonly Record<string, string>[]>(
    (rows, name) => rows.flatMap((row) => Array.from({ length: sizes[name] }, (_, value) => ({ ...row, [name]: `${name}${value}` }))),
    [{}],
  );
  const weights = grid.map(() => Math.exp(1.2 * normal(random)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return grid.map((at, index) => ({ at, size: (total * (weights[index] as number)) / sum, rate: 0.08 * Math.exp(0.3 * normal(random)) }));
};

function rowsOf(all: readonly Leaf[], factor: (leaf: Leaf) => { size: number; rate: number }): readonly ChangeRow[] {
  return all.map((leaf) => {
    const by = factor(leaf);
    const n = poisson(random, leaf.size * by.size);
    return { ...leaf.at, n, bad: Math.min(n, poisson(random, n * leaf.rate * by.rate * Math.exp(0.1 * normal(random)))) };
  });
}

for (const [name, metric] of [["ratio", { numerator: "bad", denominator: "n" }], ["sum", "n"]] as const) {
  const found = { first: 0, three: 0, within: 0 };
  let silent = 0;
  const times: number[] = [];
  for (let turn = 0; turn < incidents; turn += 1) {
    const all = leaves(200_000);
    const cause = causeOf(all);
    const strength = random() < 0.3 ? 0.5 : 1.5 + random();
    const isHit = ({ at }: Leaf) => Object.entries(cause).every(([dimension, value]) => at[dimension] === value);
    const before = rowsOf(all, () => ({ size: 1, rate: 1 }));
    const drift = () => Math.exp(0.05 * normal(random));
    const after = rowsOf(all, (leaf) => {
      const by = isHit(leaf) ? strength : 1;
      return name === "ratio" ? { size: drift(), rate: by } : { size: by * drift(), rate: 1 };
    });
    const startedAt = performance.now();
    const named = explainChange({ before, after, dimensions, metric }).segments.map(({ where }) => where);
    times.push(performance.now() - startedAt);
    const place = named.findIndex((where) => isSame(where, cause));
    if (place === 0) found.first += 1;
    if (place >= 0 && place < 3) found.three += 1;
    if (named.slice(0, 3).some((where) => holds(where, cause) || holds(cause, where))) found.within += 1;
    const quiet = rowsOf(all, () => ({ size: drift(), rate: 1 }));
    if (explainChange({ before, after: quiet, dimensions, metric }).segments.length === 0) silent += 1;
  }
  const percent = (count: number) => `${((100 * count) / incidents).toFixed(0)} %`;
  console.log(
    `${name.padEnd(6)} cause first ${percent(found.first)} · among three ${percent(found.three)} · ` +
      `it, a part or a whole of it among three ${percent(found.within)} · nothing named where nothing happened ${percent(silent)} · ` +
      `${times.sort((a, b) => a - b)[incidents >> 1]?.toFixed(1)} ms for 2400 cells`,
  );
}

/** A combination that holds at least a hundredth of all. */
function causeOf(all: readonly Leaf[]): Readonly<Record<string, string>> {
  const total = all.reduce((sum, { size }) => sum + size, 0);
  for (;;) {
    const names = dimensions.toSorted(() => random() - 0.5).slice(0, 1 + below(3));
    const cause = Object.fromEntries(names.map((name) => [name, `${name}${below(sizes[name])}`]));
    const hit = all.filter(({ at }) => holds(cause, at)).reduce((sum, { size }) => sum + size, 0);
    if (hit / total >= 0.01) return cause;
  }
}

function holds(outer: Readonly<Record<string, unknown>>, inner: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(outer).every(([dimension, value]) => inner[dimension] === value);
}

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return holds(one, other) && holds(other, one);
}
