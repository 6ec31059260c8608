/** How many there may be of what is rare. */
export interface RareCounts {
  /** −log10 of the probability of a count at least as far from the mean on its side; 12 at the most. */
  surpriseOf(count: number): number;
  /** The least count above the mean whose surprise is at least so much. */
  countAt(surprise: number): number;
}

const mostSurprise = 12;
/** Less likely counts are left out of sums. */
const leastChance = 5e-15;

/**
 * What comes after `points` counts with such a mean, as a Poisson's: a negative binomial (the predictive distribution under
 * Jeffreys' prior: Gelman et al., "Bayesian Data Analysis", 2.6). No noise of counts is less.
 */
export function rareCounts(mean: number, points: number): RareCounts {
  const cases = mean * points + 0.5;
  const odds = 1 / (points + 1);
  const chances: number[] = [];
  for (let chance = (1 - odds) ** cases, count = 0; chance > leastChance || count <= mean; count++) {
    chances.push(chance);
    chance *= ((cases + count) / (count + 1)) * odds;
  }

  function between(first: number, end: number): number {
    let sum = 0;
    for (let count = Math.min(end, chances.length) - 1; count >= first; count--) sum += chances[count] as number;
    return sum;
  }

  return {
    surpriseOf: (count) => {
      const chance = count > mean ? between(Math.ceil(count), chances.length) : between(0, Math.floor(count) + 1);
      return Math.min(mostSurprise, -Math.log10(chance));
    },
    countAt: (surprise) => {
      const [least, most] = [Math.floor(mean) + 1, 10 ** -Math.min(surprise, mostSurprise)];
      let count = chances.length;
      for (let chance = 0; count > least; count--) {
        chance += chances[count - 1] as number;
        if (chance > most) break;
      }
      return count;
    },
  };
}
