/** What a forecast holds fast, and why. No figure is fitted to a series. */
export const forecastTuning = {
  /** Cycles over which a season is remembered: two months of weeks. Older ones count less, so that a season may change. */
  seasonCycles: 10,
  /** How many spreads from its season a value counts as just there: beyond three, a normal has one in 370. */
  farSpreads: 3,
  /** At which smoothing learns how far errors usually are: over about 30 of them, a month of days. */
  scaleRate: 0.03,
  /** Turns of level and seasons: the second corrects the first, the third what the second moved. */
  decompositionRounds: 3,
  /** Points that are read: 2 000 are twelve weeks of hours, five years of days; or four of the longest period. */
  mostPoints: 2000,
  mostCycles: 4,
  /** Known points below which nothing but their median is said. */
  leastPoints: 4,
  /** The longest period that a season is smoothed along, not averaged: a day of hours. Its places have to come often. */
  longestSmoothed: 24,
  /** Methods that are averaged: three err less than the best, more add little (Makridakis and Winkler 1983). */
  methods: 3,
  /** Origins at which they are tried, a horizon apart: one may be an unlucky day. */
  origins: 2,
  /** Of what is tried on: a quarter of the points at each origin leaves half to learn from. */
  validationShare: 0.25,
  /** Periods that a method has to have seen before an origin to be tried there: half of the second is enough to say more than nothing. */
  seasonsToTry: 1.5,
  /** A season that was not found is repeated where that errs by half of what all else does: chance hardly makes it so much better. */
  unfoundShare: 0.5,
  /** How many errors theory counts as where it is held against those that were seen: as many as tell a variance to a quarter. */
  theoryErrors: 30,
  /** Of errors, what may be wild: as many as lie beyond bounds of 95 %. */
  wildShare: 0.05,
  /** Beyond so many spreads of those seen, or in theory, an error says nothing more of how wide an interval is: of a normal's, one in 1.7 million. */
  wildSpreads: 5,
  /** No interval reaches further than so many times from the least to the most that was seen: four values of a normal are two spreads wide, and their interval of 99 % is three times that. */
  rangesAhead: 4,
  /** Beyond so many spreads from those about it a value says nothing of what comes: no noise that is known is so far by chance. */
  loneSpreads: 10,
  /** Of those about it: more of them are near than an incident of three points has. */
  lonePoints: 7,
  /** By how many points about a holiday it is known what it would have been: a week on either side. */
  holidayPoints: 15,
  /** How many times as far as chance puts it an incident is that tells nothing of seasons: were all left out that differ, what is alike would be left. */
  gross: 2.5,
  /** A normal's 95 % quantile: one in twenty is taken for a season that is none. */
  seasonalityZ: 1.645,
} as const;
