/** What is held fast where the level of a series jumps, and why. No figure is fitted to a series. */
export const levelTuning = {
  /** Known points that a level has to last for, and half a week: an outage lasts some days. */
  leastLevel: 7,
  /** Known points at the level before that tell an outage's end from values that are low by chance: they come by one or two. */
  leastReturn: 3,
  /** Outages that say nothing of what comes: a third makes a rate. */
  mostOutages: 2,
  /** Points on either side by which a level is known where it jumps: four weeks of days. */
  shiftPoints: 28,
  /** How many standard errors apart two levels are at the least: of hundreds of places in a series of noise none is so far. */
  shiftErrors: 5,
  /** How many deviations of the noise apart: below them smoothing follows as well. */
  shiftSpreads: 2,
  /** How many of the points of a level are nearer to it than to the other: of a normal's two deviations apart 0.84. */
  shiftSide: 0.75,
  /** How many times as far as levels are apart at most places of the series: a random walk has 3.3 somewhere in a year of days. */
  shiftElsewhere: 4,
  /** By how much a jump fits better than a straight line, as a deviance: 2 ln of odds of 150 to 1. */
  shiftDeviance: 10,
  /** As how many points what noise was before a jump counts beside that after it: a week. */
  levelPrior: 7,
  /** Noise of less than so much of that after a jump tells nothing of it: the zeros before something began. */
  quieter: 0.5,
  /** The same of series with seasons, of which it tells although its noise does not. */
  quietest: 0.2,
  /** The variance of noise over that of what seasons may be larger by, half of themselves. */
  seasonPrior: 4,
} as const;
