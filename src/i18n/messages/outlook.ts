type Method = "seasonalNaive" | "smoothing" | "dampedTrend" | "theta" | "holtWinters" | "holtWintersMultiplicative";

/** What a trend says of what was expected, and of what comes. */
export interface OutlookMessages {
  readonly forecast: string;
  readonly expected: string;
  readonly unusual: string;
  readonly range: (low: string, high: string) => string;
  /** Of one point: what was expected of it, and the range. */
  readonly unusualNote: (expected: string, range: string) => string;
  /** Of a forecast: how often it holds, and the range. */
  readonly interval: (level: string, range: string) => string;
  readonly forecastNote: (interval: string) => string;
  /** Of a bucket that still runs: what it is expected to end at. */
  readonly wholeNote: (value: string, range: string) => string;
  readonly unusualSentence: (points: string) => string;
  /** One of the points in that sentence. */
  readonly unusualPoint: (bucket: string, value: string, expected: string) => string;
  readonly more: (count: number) => string;
  readonly noneUnusual: string;
  /** Why a point is not judged: it is no rule for others, or too little is known before it. */
  readonly leftOut: { readonly holiday: string; readonly incident: string; readonly learning: string };
  readonly leftOutNote: (reason: string) => string;
  readonly leftOutSentence: (points: string) => string;
  /** One of the points in that sentence, or several that follow one another. */
  readonly leftOutPoint: (bucket: string, reason: string) => string;
  readonly forecastSentence: (bucket: string, value: string, interval: string) => string;
  readonly methodsSentence: (methods: string) => string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly from: (label: string) => string;
  readonly to: (label: string) => string;
}
