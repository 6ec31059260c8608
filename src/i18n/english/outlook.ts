import type { OutlookMessages } from "../messages/outlook.ts";

export const outlookInEnglish: OutlookMessages = {
  forecast: "Forecast",
  expected: "Expected",
  unusual: "Unusual",
  range: (low, high) => `${low} to ${high}`,
  unusualNote: (expected, range) => `Unusual: expected ${expected} (${range})`,
  interval: (level, range) => `${level} interval ${range}`,
  forecastNote: (interval) => `Forecast, ${interval}`,
  wholeNote: (value, range) => `Expected by its end: ${value} (${range})`,
  unusualSentence: (points) => `Unusual: ${points}.`,
  unusualPoint: (bucket, value, expected) => `${value} (${bucket}), expected ${expected}`,
  more: (count) => `and ${count} more`,
  noneUnusual: "Nothing unusual.",
  forecastSentence: (bucket, value, interval) => `Forecast for ${bucket}: ${value}, ${interval}.`,
  methodsSentence: (methods) => `Forecast by ${methods}.`,
  methods: {
    seasonalNaive: "the season before",
    smoothing: "exponential smoothing",
    dampedTrend: "a damped trend",
    theta: "Theta",
    holtWinters: "Holt-Winters",
    holtWintersMultiplicative: "multiplicative Holt-Winters",
  },
  from: (label) => `${label}, from`,
  to: (label) => `${label}, to`,
};
