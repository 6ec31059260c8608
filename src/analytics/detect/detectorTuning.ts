/** What a detector holds fast. No host needs to change any of it: 20 % on each moves what it finds very little. */
export interface DetectorTuning {
  /** Points that are only learned from. 20 residuals: below that, no tail says anything of one in fifty. */
  readonly learningPoints: number;
  /** Of the points of a run's moving average, and of the errors by which a trend is told from none: a day of hours, a month of days, two hours of five minutes. */
  readonly runPoints: number;
  /** Over which the long-run level is averaged: six weeks of hours. It must not follow what it is to notice. */
  readonly levelPoints: number;
  /** Over which the local level is averaged: few, but enough that it is steadier than the points themselves. */
  readonly localPoints: number;
  /** Points over which it is averaged where a trend is, at the least: as many as the local level has. */
  readonly trendPoints: number;
  /** Days over which it is, where they have more points: growth is seen from day to day, and what a time of the day is off by is none. */
  readonly trendDays: number;
  /** Last values of a slot that a trend starts from: as few as one of them that is far off does not decide. */
  readonly trendVisits: number;
  /** A trend is gone by where it errs by at most so much of what the others do: where nothing grows it errs by more than they do. */
  readonly trendShare: number;
  /** Last values kept of a slot: ten weeks of a weekday, in which a season may change. */
  readonly slotVisits: number;
  /** Over which the errors of expectations are averaged to choose the best of them: four runs. */
  readonly errorPoints: number;
  /**
   * Share of residuals that is tail. The 98 % quantile is the last that a few hundred points know; what is beyond is
   * extrapolated from one point in fifty.
   */
  readonly tailShare: number;
  /**
   * Share of residuals by which the tail's shape is told: beyond any higher threshold a generalized Pareto's is the same, and
   * of one in fifty there are too few to tell it by. A tenth is the usual share of Hill's estimates.
   */
  readonly shapeShare: number;
  /** Beyond the quantile of this share a residual counts as just there where levels and runs are averaged: the usual 5 %. */
  readonly clippedShare: number;
  /** Width of a residual's bin, as a ratio: sizes are known to 5 % either way, less than a tail's own error. */
  readonly binRatio: number;
  /** After how many residuals the weight of all is halved: a year of hours, so that a tail may change. */
  readonly tailPoints: number;
  /** As so many residuals an exponential counts where a tail's shape is told: as many as 200 points have. */
  readonly shapePoints: number;
  /** As so many residuals of a tail a normal counts, of counts: as many as 500 points have. */
  readonly normalPoints: number;
  /** Most points for which an alarm goes on after what it was for; it is a day, a week of days. */
  readonly quietPoints: number;
  /** How many times rarer, as a power of ten, what follows must be than its alarm to be another: a hundred times. */
  readonly rise: number;
  /** Of the budget, what single points against the best of the slow expectations may use: as much as runs. */
  readonly pointShare: number;
  /** What runs against it may. */
  readonly runShare: number;
  /** What points may against the local level, and what runs may: a tenth each, as it is there for what the others cannot see. */
  readonly localShare: number;
  /**
   * How many times its share a run may be taken for. Alarms of runs are mostly those of a point as well, come in clusters that
   * are one, and are held back by what is not known of two tails: on normal noise, 3.3 gives the budget in all.
   */
  readonly runAllowance: number;
  /**
   * Most that is taken off for values that go with the run before them: what noise that is carried on for so long would have.
   * Were all of it taken off, faults that last would be, too.
   */
  readonly mostTie: number;
}

export const detectorTuning: DetectorTuning = {
  learningPoints: 20,
  runPoints: 25,
  levelPoints: 1000,
  localPoints: 10,
  trendPoints: 10,
  trendDays: 3,
  trendVisits: 4,
  trendShare: 0.8,
  slotVisits: 10,
  errorPoints: 100,
  tailShare: 0.02,
  shapeShare: 0.1,
  clippedShare: 0.05,
  binRatio: 1.1,
  tailPoints: 10_000,
  shapePoints: 20,
  normalPoints: 10,
  quietPoints: 100,
  rise: 2,
  pointShare: 0.4,
  runShare: 0.4,
  localShare: 0.1,
  runAllowance: 3.3,
  mostTie: 0.15,
};
