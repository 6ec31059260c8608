import type { Grain, Range } from "../../query/range.ts";
import { rangeDays } from "../../query/rangeDays.ts";

/**
 * The grain at which a range reads best, about 12 to 200 points: a day by the hour, a month by the day, a year by the
 * week, or by the month where the range is made of months, which weeks would cut.
 */
export function trendGrain(range: Range): Grain {
  const { days, unit } = rangeDays(range);
  if (days <= 1 / 8) return "minute";
  if (days <= 3) return "hour";
  const ofMonths = unit === "month" || unit === "quarter" || unit === "year";
  if (days <= (ofMonths ? 100 : 200)) return "day";
  if (days <= 800 && !ofMonths) return "week";
  return days <= 3700 ? "month" : "year";
}
