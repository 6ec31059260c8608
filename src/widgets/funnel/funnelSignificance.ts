import { holmAdjusted } from "../../analytics/holmAdjusted.ts";
import { twoProportionTest } from "../../analytics/twoProportionTest.ts";
import type { Proportion, TwoProportionTest } from "../../analytics/twoProportionTest.ts";
import type { FunnelBase, FunnelCells, FunnelShare, Significance } from "./funnelCell.ts";

const level = 0.05;

/**
 * The cells with how each share differs from that of the control, or else from that of all other segments together:
 * whoever is in a segment is never on both sides. Nothing is claimed of too few cases, of the control itself, and where
 * the test does not hold. One base is shown at a time, so that the shares of one base are one family.
 * @param control index of the segment that the others are held against; null: each against the rest
 * @param minSample as many as a rate has to have before anything is claimed of it
 */
export function withSignificance(cells: readonly FunnelCells[], control: number | null, minSample = 30): readonly FunnelCells[] {
  const first = significanceBy("first", cells, { control, minSample });
  const previous = significanceBy("previous", cells, { control, minSample });
  return cells.map((steps, segment) =>
    steps.map((cell, step) => {
      const tested = (base: FunnelBase, found: Significances): FunnelShare => ({
        ...cell.shares[base],
        significance: found.get(`${segment} ${step}`) ?? null,
      });
      return { ...cell, shares: { first: tested("first", first), previous: tested("previous", previous) } };
    }),
  );
}

type Significances = ReadonlyMap<string, Significance>;

interface TestOptions {
  readonly control: number | null;
  readonly minSample: number;
}

function significanceBy(base: FunnelBase, cells: readonly FunnelCells[], { control, minSample }: TestOptions): Significances {
  const tests: { readonly key: string; readonly test: TwoProportionTest }[] = [];
  cells.forEach((steps, segment) => {
    if (segment === control) return;
    steps.forEach((cell, step) => {
      const own = step === 0 ? null : proportion(cells, segment, step, base);
      const others = cells.map((_, index) => index).filter((index) => (control === null ? index !== segment : index === control));
      const beside = pooled(others.map((index) => proportion(cells, index, step, base)));
      if (own === null || beside === null || cell.shares[base].small || beside.n < minSample) return;
      const test = twoProportionTest(own, beside);
      if (test !== null) tests.push({ key: `${segment} ${step}`, test });
    });
  });
  // Of two segments, each against the other is one and the same test.
  const distinct = control === null && cells.length === 2 ? tests.length / 2 : tests.length;
  const adjusted = holmAdjusted(tests.slice(0, distinct).map(({ test }) => test.p));
  return new Map(
    tests.map(({ key, test }, index) => {
      const p = adjusted[index % distinct] as number;
      return [key, { p, direction: p > level ? "none" : test.difference > 0 ? "higher" : "lower" }];
    }),
  );
}

function proportion(cells: readonly FunnelCells[], segment: number, step: number, base: FunnelBase): Proportion | null {
  const successes = cells[segment]?.[step]?.count ?? null;
  const n = cells[segment]?.[base === "first" ? 0 : step - 1]?.count ?? null;
  return successes === null || n === null || n === 0 || successes > n ? null : { successes, n };
}

function pooled(parts: readonly (Proportion | null)[]): Proportion | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  return { successes: sum(known.map(({ successes }) => successes)), n: sum(known.map(({ n }) => n)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
