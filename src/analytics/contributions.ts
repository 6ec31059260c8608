/** One part of a whole in two periods; its number in a period where it was absent is 0. */
export interface AdditivePart {
  readonly before: number;
  readonly after: number;
}

/**
 * One part of a ratio in two periods; 0 and 0 in a period where it was absent. It may have a numerator alone, as where
 * what was closed is divided by what was opened, and nothing was opened.
 */
export interface RatePart {
  readonly before: { readonly numerator: number; readonly denominator: number };
  readonly after: { readonly numerator: number; readonly denominator: number };
}

export interface RateContribution {
  readonly total: number;
  /** What the part's share of the denominator changed. */
  readonly mix: number;
  /** What the part's own rate changed, and what it has of the numerator where it has no denominator. */
  readonly rate: number;
}

/** What each part adds to the change of a sum; together they are the change. */
export function additiveContributions(parts: readonly AdditivePart[]): readonly number[] {
  return parts.map(({ before, after }) => after - before);
}

/**
 * What each part adds to the change of Σ numerator ÷ Σ denominator; together they are the change.
 * With weights w, rates r and means of both periods over-lined: ΔR = Σ w̄·Δr + (r̄ − R̄)·Δw, the symmetric form of
 * Kitagawa's decomposition (Components of a Difference Between Two Rates, JASA 1955). A part that is absent in one
 * period has there the rate of the other, so that all it adds is mix. A numerator without a denominator has no rate, and
 * no weight that could change: over the denominator of the whole it is what it adds to R, and stands in `rate` beside what
 * the part's weight did. (Where a part has a denominator in neither period, that is the limit of the formula at equal weights.)
 *
 * @returns null where one of the periods has no denominator: there is no change to explain
 */
export function rateContributions(parts: readonly RatePart[]): readonly RateContribution[] | null {
  const { before, after } = pooled(parts);
  if (before.denominator === 0 || after.denominator === 0) return null;
  const meanRate = (before.numerator / before.denominator + after.numerator / after.denominator) / 2;
  return parts.map((part) => {
    const weightBefore = part.before.denominator / before.denominator;
    const weightAfter = part.after.denominator / after.denominator;
    const own = { before: rateOf(part.before), after: rateOf(part.after) };
    const rateBefore = own.before ?? own.after ?? meanRate;
    const rateAfter = own.after ?? own.before ?? meanRate;
    const alone = (own.after === null ? part.after.numerator / after.denominator : 0) - (own.before === null ? part.before.numerator / before.denominator : 0);
    const rate = ((weightBefore + weightAfter) / 2) * (rateAfter - rateBefore) + alone;
    const mix = ((rateBefore + rateAfter) / 2 - meanRate) * (weightAfter - weightBefore);
    return { total: rate + mix, mix, rate };
  });
}

function rateOf({ numerator, denominator }: RatePart["before"]): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** Sums of both periods over parts. */
export function pooled(parts: readonly RatePart[]): RatePart {
  const sum = noSums();
  for (const part of parts) addSums(sum, part);
  return sum;
}

/** A part that grows. */
export type RateSums = { readonly [Period in keyof RatePart]: { numerator: number; denominator: number } };

export function noSums(): RateSums {
  return { before: { numerator: 0, denominator: 0 }, after: { numerator: 0, denominator: 0 } };
}

export function addSums(sum: RateSums, part: RatePart): void {
  for (const period of ["before", "after"] as const) {
    sum[period].numerator += part[period].numerator;
    sum[period].denominator += part[period].denominator;
  }
}
