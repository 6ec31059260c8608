import { MetricsError } from "../../query/error.ts";
import type { Grain } from "../../query/range.ts";
import { valueKinds } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { normalQuantiles } from "../normalQuantiles.ts";
import { refuse, requireGrain, requireList, requireNumber, requireOneOf, requireOptions, requirePeriods } from "../requireOption.ts";
import type { ForecastOptions } from "./forecast.ts";
import type { Series, SeriesValue } from "./series.ts";

const mostHorizon = 10_000;

/** @throws MetricsError `invalid-query` for what `forecast` can make nothing of, with what it could */
export function requireForecast(values: readonly SeriesValue[], grain: Grain, horizon: number, options: ForecastOptions): void {
  requireOptions(options, ["values", "level", "periods", "holidays", "leaveOut"]);
  requireGrain(grain);
  const buckets = `a whole number of buckets from 1 to ${mostHorizon}`;
  requireNumber("horizon", horizon, buckets, { from: 1, to: mostHorizon, isWhole: true });
  const { values: kind = "plain", level = 0.95, periods = [], holidays = [], leaveOut = [] } = options;
  requireOneOf("values", kind, valueKinds);
  if (typeof level !== "number" || !Object.hasOwn(normalQuantiles, level)) refuse("level", level, `one of ${Object.keys(normalQuantiles).join(", ")}`);
  requirePeriods(periods);
  const names = "a list of names, of null for ordinary buckets, one for each value and each bucket to come";
  requireList("holidays", holidays, names);
  [...holidays].forEach((name, at) => {
    if (name !== null && typeof name !== "string") refuse(`holidays[${at}]`, name, "the name of a holiday, or null");
  });
  requireList("leaveOut", leaveOut, "a list of true and false, one for each value");
  [...leaveOut].forEach((isOut: unknown, at) => {
    if (typeof isOut !== "boolean") refuse(`leaveOut[${at}]`, isOut, "true for a value that is left out, or false");
  });
  if (options.leaveOut !== undefined && Array.isArray(values) && leaveOut.length !== values.length) {
    const message = `leaveOut has ${leaveOut.length} for ${values.length} values; give one for each, false for those that count`;
    throw new MetricsError("invalid-query", message, { path: "leaveOut" });
  }
  if (options.holidays === undefined || !Array.isArray(values) || holidays.length === values.length + horizon) return;
  const message = `there are ${holidays.length} holidays for ${values.length} values and ${horizon} buckets to come; give one for each, null for ordinary ones`;
  throw new MetricsError("invalid-query", message, { path: "holidays" });
}

/** @throws MetricsError `invalid-query` for a value that nothing of its kind can have */
export function requirePossible(values: Series, kind: ValueKind): Series {
  const [least, most] = [kind === "plain" ? -Infinity : 0, kind === "share" ? 1 : Infinity];
  const at = values.findIndex((value) => value < least || value > most);
  if (at >= 0) refuse(`values[${at}]`, values[at], `a ${kind}, ${kind === "share" ? "which is in [0, 1]" : "which is not negative"}`);
  return values;
}
