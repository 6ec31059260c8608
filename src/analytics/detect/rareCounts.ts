/** How many there may be of what is rare. */
export interface RareCounts {
  /** −log10 of the probability of a count at least as far from the mean on its side; 12 at the most. */
  surpriseOf(count: number): number;
  /** The least count above the mean whose surprise is at least so much. */
  countAt(surprise: number): number;
}

const mostSurprise = 12;
/** Beyond it the surprise of what is rare is the largest. */
const mostCounts = 200;

/**
 * What comes after `points` counts with such a mean, as a Poisson's: a negative binomial (the predictive distribution under
 * Jeffreys' prior: Gelman et al., "Bayesian Data Analysis", 2.6). No noise of counts is less.
 */
export function rareCounts(mean: number, points: number): RareCounts {
  const cases = mean * points + 0.5;
  const odds = 1 / (points + 1);
  const first = (1 - odds) ** cases;
  const ratio = (count: number) => ((cases + count) / (count + 1)) * odds;

  function atLeast(count: number): number {
    let [chance, sum] = [first, 0];
    for (let at = 0; at < count + mostCounts && chance > 10 ** -mostSurprise / mostCounts; at++) {
      if (at >= count) sum += chance;
      chance *= ratio(at);
    }
    return sum;
  }

  function atMost(count: number): number {
    let [chance, sum] = [first, 0];
    for (let at = 0; at <= count; at++) {
      sum += chance;
      chance *= ratio(at);
    }
    return sum;
  }

  const surpriseOf = (count: number) => {
    if (count > mostCounts) return mostSurprise;
    const chance = count > mean ? atLeast(Math.ceil(count)) : atMost(Math.floor(count));
    return Math.min(mostSurprise, -Math.log10(chance));
  };
  return {
    surpriseOf,
    countAt(surprise) {
      let count = Math.floor(mean) + 1;
      while (count < mostCounts && surpriseOf(count) < surprise) count += 1;
      return count;
    },
  };
}
