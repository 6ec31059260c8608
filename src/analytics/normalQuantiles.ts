/** Two-sided quantiles of the standard normal by level of confidence: Abramowitz and Stegun, table 26.5. */
export const normalQuantiles = { 0.9: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004 } as const;

/** How often an interval made so holds the true value. */
export type ConfidenceLevel = keyof typeof normalQuantiles;

/** Where a true value lies at a level of confidence; in the unit of what was estimated. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: ConfidenceLevel;
}

export interface IntervalOptions {
  /** Default: 0.95. */
  readonly level?: ConfidenceLevel;
}
