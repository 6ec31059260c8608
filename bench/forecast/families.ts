import type { Grain } from "../../src/query/index.ts";
import type { ValueKind } from "../../src/analytics/index.ts";

/** Series of one kind, and how they are forecast. */
export interface Family {
  readonly name: string;
  readonly grain: Grain;
  readonly kind: ValueKind;
  /** Points that a forecast may read, and how many it is to say. */
  readonly history: number;
  readonly horizon: number;
  /** Origins in the last third of a series, evenly apart. */
  readonly origins: number;
  /** Of the seasonal naive forecast, and of the scaled error. */
  readonly period: number;
  /** Of Holt and Winters' smoothing: the best of them is the peer. */
  readonly smoothed: readonly number[];
  readonly series: readonly (readonly (number | null)[])[];
}

/** How each grain is forecast: a week of hours, four of days, eight weeks. */
export const settings = {
  hour: { grain: "hour", history: 1000, horizon: 168, origins: 8, period: 168, smoothed: [24, 168] },
  day: { grain: "day", history: 1000, horizon: 28, origins: 12, period: 7, smoothed: [7] },
  week: { grain: "week", history: 1000, horizon: 8, origins: 16, period: 1, smoothed: [1] },
} as const;
