import { detectAnomalies } from "../../analytics/detect/detectAnomalies.ts";
import type { Detection } from "../../analytics/detect/detection.ts";
import { pointsHeld } from "../../analytics/detect/rhythm.ts";
import { holidayTimes, isWithin } from "../../analytics/holidayTimes.ts";
import { incidentTimes } from "../../analytics/incidentTimes.ts";
import { meantCalendar } from "../../analytics/meantCalendar.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import { incidentsOf } from "../../query/incidentsOf.ts";
import { memberFilter } from "../../query/memberFilter.ts";
import type { Grain } from "../../query/range.ts";
import { knownFrom } from "../chart/knownFrom.ts";
import { seriesBefore } from "./seriesBefore.ts";
import type { TrendModel } from "./trendModel.ts";
import { wholeFrom } from "./trendOutlook.ts";
import type { TrendAnomalyOptions } from "./trendOutlook.ts";
import { valueKind } from "./trendValueKind.ts";

export { absentQuery, historyQuery, joinedHistory, othersQuery } from "./trendHistory.ts";

export interface MarkOptions extends TrendAnomalyOptions {
  readonly catalog: Catalog;
  readonly grain: Grain;
  /** The name of the catalog's calendar whose holidays are left out. Default: its only one. */
  readonly business?: string | undefined;
  /** What somebody noted: times of incidents are left out. Default: none. */
  readonly annotations?: readonly Annotation[] | undefined;
}

/** The trend with what was expected of each complete bucket by those before it, and where it was not so. */
export function withAnomalies(model: TrendModel, history: TrendModel | null, { catalog, grain, business, annotations = [], ...options }: MarkOptions): TrendModel {
  const { starts, times, incompleteFrom, timeZone, by, end } = model;
  const holidays = holidayTimes(grain, meantCalendar(catalog.calendars, business), { timeZone });
  const series = model.series.map((one) => {
    const before = seriesBefore(history, one, times[0] ?? 0);
    const complete = one.values.slice(0, incompleteFrom).fill(null, 0, wholeFrom(model));
    const values = valueKind(catalog, one, [...before.values, ...complete]);
    const points = [
      ...before.values.map((value, index) => ({ from: before.starts[index] as string, value, n: before.n?.[index] ?? null })),
      ...complete.map((value, index) => ({ from: starts[index] as string, value, n: one.n?.[index] ?? null })),
    ];
    const buckets = { starts: points.map(({ from }) => from), end: starts[incompleteFrom] ?? new Date(end).toISOString() };
    const filters = by === undefined || one.value === undefined ? [] : [memberFilter(by.dimension, one.value)];
    const leaveOut = [...holidays, ...incidentTimes(grain, incidentsOf(annotations, { metric: one.metric, filters }), buckets)];
    const from = knownFrom(points, grain);
    const found = detectAnomalies(points.slice(from), grain, { hold: pointsHeld(grain), ...options, values, timeZone, leaveOut });
    const shown = before.values.length - from;
    const place = (of: (detection: Detection) => number | null) =>
      times.map((_, index) => {
        const detection = found[shown + index];
        return detection === undefined ? null : of(detection);
      });
    return {
      ...one,
      expected: { values: place(({ expected }) => expected), lower: place(({ lower }) => lower), upper: place(({ upper }) => upper) },
      anomalies: new Set(found.flatMap((detection, index) => (index >= shown && (detection.isAnomaly || isOutside(detection, options)) ? [index - shown] : []))),
      leftOut: new Map(
        complete.flatMap((value, index) => {
          const { status, from: start = "" } = found[shown + index] ?? {};
          if (value === null || status === "judged") return [];
          return [[index, status !== "leftOut" ? "learning" : isWithin(holidays, start) ? "holiday" : "incident"] as const];
        }),
      ),
    };
  });
  return { ...model, series };
}

/** What goes on in an alarm begins none, and is as unusual as its beginning: its bounds stand beside it. */
function isOutside({ status, value, lower, upper, direction: way }: Detection, { direction = "both" }: TrendAnomalyOptions): boolean {
  if (status !== "judged" || value === null || lower === null || upper === null) return false;
  return (value < lower || value > upper) && (direction === "both" || direction === way);
}
