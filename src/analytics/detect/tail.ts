import type { DetectorTuning } from "./detectorTuning.ts";

/** How large residuals were, as plain JSON. */
export interface TailState {
  /** Bin of the first count. */
  readonly first: number;
  /** Of bins in order, each `binRatio` times as wide as the one before. */
  readonly counts: readonly number[];
  readonly zeros: number;
}

/** Sizes of residuals, and how rare one is among them. */
export interface Tail {
  add(size: number): void;
  /** −log10 of the probability of a residual at least so large; 12 at the most. */
  surpriseOf(size: number): number;
  /** The least size whose surprise is at least so much. */
  sizeAt(surprise: number): number;
  /** The size that `clippedShare` of the residuals is beyond. */
  clip(): number;
  save(): TailState;
}

const mostBins = 400;
const mostSurprise = 12;

/**
 * A histogram in bins of equal ratio (DDSketch: Masson, Rim and Lee, VLDB 2019), so that any scale is known to the same
 * precision in bounded memory; the least bins are merged when there are too many.
 *
 * Below the tail, probabilities are shares of what was seen. Beyond, a generalized Pareto over the threshold (peaks over
 * threshold: Balkema, de Haan and Pickands), (1 + ξ · (x − q) / σ)^−1/ξ. Its shape is that of more of the residuals, by
 * probability-weighted moments (Hosking and Wallis, "Parameter and quantile estimation for the generalized Pareto
 * distribution", Technometrics 29, 1987), drawn towards an exponential's 0 as though `shapePoints` had been of one, and 1/k is
 * added for the uncertainty of a mean excess of k.
 * @param isCounted residuals of counts on the scale of their root: their noise is a normal's, which counts as
 *   `normalPoints` in the mean excess, so that it is known from the beginning
 */
export function createTail(
  { tailShare, shapeShare, clippedShare, binRatio, tailPoints, shapePoints, normalPoints }: DetectorTuning,
  { state, isCounted = false }: { readonly state?: TailState | undefined; readonly isCounted?: boolean } = {},
): Tail {
  const width = Math.log(binRatio);
  let first = state?.first ?? 0;
  let counts = [...(state?.counts ?? [])];
  let zeros = state?.zeros ?? 0;
  let total = zeros + counts.reduce((sum, count) => sum + count, 0);
  const binOf = (size: number) => Math.floor(Math.log(size) / width);
  const startOf = (at: number) => Math.exp((first + at) * width);
  let fitted: Fit | null = null;
  /** The bin with the size that is clipped at, and how many residuals are in bins above it. */
  const edge = { at: -1, above: 0 };
  findEdge();

  function makeRoom(bin: number): number {
    if (counts.length === 0) first = bin;
    while (bin - first >= counts.length) counts.push(0);
    const missing = Math.min(first - bin, mostBins - counts.length);
    const tooMany = counts.length - mostBins;
    if (missing > 0) {
      counts = [...Array.from({ length: missing }, () => 0), ...counts];
      first -= missing;
    } else if (tooMany > 0) {
      const merged = counts.splice(0, tooMany);
      first += tooMany;
      counts[0] = merged.reduce((sum, count) => sum + count, counts[0] as number);
    }
    if (missing > 0 || tooMany > 0) findEdge();
    return Math.max(0, bin - first);
  }

  function findEdge(): void {
    edge.at = counts.length - 1;
    edge.above = 0;
    moveEdge();
  }

  /** Brings the edge to the bin in which the share is reached. */
  function moveEdge(): void {
    const enough = clippedShare * total;
    while (edge.at >= 0 && edge.above + (counts[edge.at] as number) < enough) {
      edge.above += counts[edge.at] as number;
      edge.at -= 1;
    }
    while (edge.at + 1 < counts.length && edge.above >= enough) {
      edge.at += 1;
      edge.above -= counts[edge.at] as number;
    }
  }

  function halve(): void {
    counts = counts.map((count) => count / 2);
    zeros /= 2;
    total /= 2;
    edge.above /= 2;
  }

  /** The largest, at least `enough` of them. */
  function largest(enough: number): Largest {
    let at = counts.length - 1;
    let [number, sum, ranked] = [0, 0, 0];
    for (let size = startOf(at + 0.5); at >= 0; at--, size /= binRatio) {
      const count = counts[at] as number;
      ranked += count * size * (number + count / 2);
      number += count;
      sum += count * size;
      if (number > 0 && number >= enough) break;
    }
    // Values on a lattice leave bins empty: what is beyond starts where those before end.
    let before = at - 1;
    while (before >= 0 && counts[before] === 0) before--;
    const threshold = before < 0 ? 0 : startOf(before + 1);
    const excess = number === 0 ? 0 : sum / number - threshold;
    return { at: Math.max(at, 0), number, threshold, excess, weighted: ranked / number ** 2 - threshold / 2 };
  }

  function fit(): Fit {
    const { at, number, threshold, excess: seen } = largest(tailShare * total);
    const share = (number + 0.5) / (total + 1);
    const known = isCounted && seen > 0 && threshold >= rootNoise ? normalPoints : 0;
    const excess = known === 0 ? seen : (number * seen + known * normalExcess * threshold) / (number + known);
    const wide = largest(shapeShare * total);
    const shape = isCounted || !(seen > 0) ? 0 : (shapeOf(wide.excess, wide.weighted) * wide.number) / (wide.number + shapePoints);
    const heaviness = shape + 1 / Math.max(number + known, 1);
    return { at, number, share, threshold, excess, heaviness, scale: (excess * (1 - shape)) / heaviness };
  }

  return {
    add(size) {
      if (size > 0) {
        const at = makeRoom(binOf(size));
        counts[at] = (counts[at] as number) + 1;
        if (at > edge.at) edge.above += 1;
      } else zeros += 1;
      total += 1;
      if (total >= 2 * tailPoints) halve();
      moveEdge();
      fitted = null;
    },
    surpriseOf(size) {
      if (!(size > 0) || total === 0) return 0;
      const { at, number, share, threshold, excess, heaviness, scale } = (fitted ??= fit());
      const bin = binOf(size) - first;
      if (bin >= at || counts.length === 0) {
        if (excess <= 0) return mostSurprise;
        const beyond = Math.log1p(Math.max(0, size - threshold) / scale) / heaviness;
        return Math.min(mostSurprise, (beyond - Math.log(share)) * Math.LOG10E);
      }
      let seen = number;
      for (let below = at - 1; below >= bin && below >= 0; below--) seen += counts[below] as number;
      return -Math.log10(seen / total);
    },
    sizeAt(surprise) {
      const { at, number, share, threshold, excess, heaviness, scale } = (fitted ??= fit());
      if (excess <= 0) return 0;
      const left = surprise * Math.LN10 + Math.log(share);
      if (left > 0) return Math.max(startOf(at), threshold + scale * Math.expm1(left * heaviness));
      let seen = number;
      for (let below = at - 1; below >= 0; below--) {
        seen += counts[below] as number;
        if (-Math.log10(seen / total) < surprise) return startOf(below + 1);
      }
      return 0;
    },
    clip: () => (counts.length === 0 || edge.at < 0 ? 0 : startOf(edge.at + 1)),
    save: () => ({ first, counts: [...counts], zeros }),
  };
}

interface Largest {
  /** Place of their first bin. */
  readonly at: number;
  readonly number: number;
  readonly threshold: number;
  /** Mean of what they are beyond it. */
  readonly excess: number;
  /** The same, each weighted by the share of those that are larger. */
  readonly weighted: number;
}

interface Fit {
  /** Place of the tail's first bin. */
  readonly at: number;
  /** Residuals in the tail. */
  readonly number: number;
  /** Their share of all. */
  readonly share: number;
  readonly threshold: number;
  /** Mean of what they are beyond it. */
  readonly excess: number;
  /** ξ, with what is not known of it, and σ/ξ. */
  readonly heaviness: number;
  readonly scale: number;
}

/** Beyond its 98 % quantile of sizes a normal is in the mean by so much more, as a share of it: (φ(q)/(1 − Φ(q)) − q)/q. */
const normalExcess = 0.147;
/** Standard deviation of a count on its root's scale. Where a tail begins below it, counts are too rare for a normal's noise. */
const rootNoise = 1;
/** Beyond it a tail has no variance. */
const mostShape = 0.5;

/** 2 − a₀/(a₀ − 2a₁), a₀ the mean excess and a₁ that weighted by the share of those that are larger; 0 of lighter tails. */
function shapeOf(mean: number, weighted: number): number {
  return mean > 2 * weighted ? Math.max(0, Math.min(mostShape, 2 - mean / (mean - 2 * weighted))) : 0;
}
