import { forecast } from "../../analytics/forecast/forecast.ts";
import { holidayNames } from "../../analytics/forecast/holidayNames.ts";
import { nextStarts } from "../../analytics/forecast/nextStarts.ts";
import { leftOut } from "../../analytics/incidentTimes.ts";
import { meantCalendar } from "../../analytics/meantCalendar.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import { incidentsOf } from "../../query/incidentsOf.ts";
import { memberFilter } from "../../query/memberFilter.ts";
import type { FiscalStart, Grain, Weekday } from "../../query/range.ts";
import { seriesBefore } from "./seriesBefore.ts";
import type { TrendModel } from "./trendModel.ts";
import { wholeFrom } from "./trendOutlook.ts";
import type { TrendForecastOptions } from "./trendOutlook.ts";
import { valueKind } from "./trendValueKind.ts";

export { absentQuery, historyQuery, joinedHistory, othersQuery } from "./trendHistory.ts";

export interface OutlookOptions extends TrendForecastOptions {
  readonly catalog: Catalog;
  readonly grain: Grain;
  readonly weekStart: Weekday;
  readonly fiscalStart?: FiscalStart | undefined;
  /** The name of the catalog's calendar whose holidays are meant. Default: its only one. */
  readonly business?: string | undefined;
  /** What somebody noted: buckets of incidents are left out. Default: none. */
  readonly annotations?: readonly Annotation[] | undefined;
}

/**
 * The trend with buckets that are to come, which have a forecast in place of values. What still runs is forecast too, as
 * it will be when it is over.
 */
export function withForecast(model: TrendModel, history: TrendModel | null, options: OutlookOptions): TrendModel {
  const { catalog, grain, buckets, level = 0.95, business, annotations = [], ...zone } = options;
  const { starts, times, incompleteFrom, timeZone, comparison, by, end } = model;
  const last = starts.at(-1);
  if (last === undefined || grain === "businessDay") return model;
  const next = nextStarts(last, grain, buckets, { ...zone, timeZone });
  const longer = <V>(list: readonly (V | null)[]) => [...list, ...next.map(() => null)];
  const calendar = meantCalendar(catalog.calendars, business);
  const series = model.series.map((one) => {
    const before = seriesBefore(history, one, times[0] ?? 0);
    const known = [...before.values, ...one.values.slice(0, incompleteFrom).fill(null, 0, wholeFrom(model))];
    const horizon = times.length - incompleteFrom + buckets;
    const first = before.starts[0] ?? starts[0] ?? last;
    const holidays = calendar && holidayNames(first, grain, known.length + horizon, calendar, { timeZone });
    const filters = by === undefined || one.value === undefined ? [] : [memberFilter(by.dimension, one.value)];
    const told = { starts: [...before.starts, ...starts.slice(0, incompleteFrom)], end: starts[incompleteFrom] ?? new Date(end).toISOString() };
    const leaveOut = leftOut(grain, incidentsOf(annotations, { metric: one.metric, filters }), told);
    const values = valueKind(catalog, one, known);
    const { points, methods } = forecast(known, grain, horizon, { level, values, leaveOut, ...(holidays && { holidays }) });
    const place = (of: (point: (typeof points)[number]) => number | null) => [...times.slice(0, incompleteFrom).map(() => null), ...points.map(of)];
    return {
      ...one,
      values: longer(one.values),
      compare: one.compare && longer(one.compare),
      ...(one.exact && { exact: { values: longer(one.exact.values), compare: one.exact.compare && longer(one.exact.compare) } }),
      forecast: {
        values: place(({ value }) => value),
        lower: place(({ lower }) => lower),
        upper: place(({ upper }) => upper),
        level,
        methods: [...new Set(methods.map(({ method }) => method))],
      },
    };
  });
  return {
    ...model,
    starts: [...starts, ...next],
    times: [...times, ...next.map((start) => Date.parse(start))],
    forecastFrom: times.length,
    series,
    comparison: comparison && { ...comparison, times: longer(comparison.times) },
  };
}
