import type { Grain, Instant } from "../../query/range.ts";
import type { DetectorTuning } from "./detectorTuning.ts";
import type { ExpectationState } from "./expectation.ts";
import type { ValueKind } from "./stabilize.ts";
import type { DriftsState } from "./trend.ts";

/** A bucket of a series, as a detector reads it. */
export interface DetectorPoint {
  /** Its start. */
  readonly from: Instant;
  /** Null: not known. It is no anomaly and teaches nothing. */
  readonly value: number | null;
  /** Number of cases, of shares. */
  readonly n?: number | null;
}

export interface DetectorOptions {
  /**
   * How many alarms a week a series may give in which nothing happens. Default 1. Where that is more than one in 50
   * points, as it is of days, it is one in 50.
   */
  readonly falseAlarmsPerWeek?: number;
  /** What values are. Default `plain`; say it, and small counts, long durations and shares near 0 or 1 are judged rightly. */
  readonly values?: ValueKind;
  /** By whose clocks days and weeks go round. Default `UTC`. */
  readonly timeZone?: string;
  /** Which way is an alarm. Default `both`. The score tells of both. */
  readonly direction?: "up" | "down" | "both";
  /** How far from the expected an alarm must be: in the metric's unit, or as a share of the expected. */
  readonly minimumChange?: { readonly absolute: number } | { readonly relative: number };
  /** Holidays and incidents that somebody noted, half-open: what starts in them is no alarm and no baseline. */
  readonly leaveOut?: readonly { readonly from: Instant; readonly to: Instant }[];
  /**
   * How many points in a row with a score of 2 or more teach nothing, so that a fault does not become what is expected
   * while it lasts. From the next one on they teach: what goes on for longer is the new normal. Default 0: a fault of
   * some days is the new normal at once, and what is as far off is not found for a while after it.
   */
  readonly hold?: number;
  /** Where `save` left off: the same answers follow. */
  readonly state?: DetectorState;
  /** For measuring how little it matters. */
  readonly tuning?: Partial<DetectorTuning>;
}

/**
 * What was expected of a point. `level`: the long-run level. `daily`, `weekly`: what this time of the day or the week has.
 * `trend`: those, moved on by how far values of late are from them and by the slope of that. `local`: what was just before.
 */
export type ExpectationName = "level" | "daily" | "weekly" | "trend" | "local";

/** Why a point is judged as it is. */
export interface Explanation {
  /** Which expectation it is measured against: the one that errs least of late, or the local level where only that is broken. */
  readonly expectation: ExpectationName;
  /** `point`: the value itself is rare. `run`: it and those before it are, together; it may be within its bounds. */
  readonly by: "point" | "run";
  /** One in so many points is so unusual where nothing happens. */
  readonly oneIn: number;
}

export interface Detection {
  readonly from: Instant;
  readonly value: number | null;
  /** `learning`: too little was seen to judge it. `unknown`: it has no value. `leftOut`: in a time that is left out. */
  readonly status: "judged" | "learning" | "unknown" | "leftOut";
  /** In the metric's unit; null until something is expected. */
  readonly expected: number | null;
  /** A value beyond is by itself rarer than the budget; null while learning. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** How unusual, 1 being an alarm at the budget; null where it is not judged. It is the `score` of an `AlertPoint`. */
  readonly score: number | null;
  /** On which side of the expected the value is. A run counts only where it was on the same. */
  readonly direction: "up" | "down" | null;
  /** An alarm begins. Points that follow in the same alarm are none, however high their score. */
  readonly isAnomaly: boolean;
  readonly explanation: Explanation | null;
}

/** All that a detector has learned, as plain JSON: at most ten values for each slot of a week. */
export interface DetectorState {
  readonly format: 1;
  readonly grain: Grain;
  readonly expectations: Readonly<Partial<Record<ExpectationName, ExpectationState>>>;
  /** Where values go away from the level and from each rhythm. Absent, as in states of before there were trends: begun anew. */
  readonly drifts?: Readonly<Partial<Record<ExpectationName, DriftsState>>>;
  /**
   * Of the last alarm: points judged since it was last heard of, and its surprise; null before the first. `change`: from what
   * was expected to what came, as long as values stay there.
   */
  readonly alarm: { readonly since: number; readonly surprise: number; readonly change?: readonly [from: number, to: number] } | null;
  /** How many points in a row had a score of 2 or more. Absent: none. */
  readonly unusual?: number;
  /** Times of the week that had one when they came last: when, in milliseconds, and how many weeks in a row. Absent: none. */
  readonly again?: readonly (readonly [slot: number, last: number, weeks: number])[];
}
