import type { Range } from "../../query/range.ts";
import { rangeDays } from "../../query/rangeDays.ts";

export type SparklineGrain = "minute" | "hour" | "day" | "week" | "month";

/** The grain that gives a line some 12 to 90 points, which is as many as a tile can show. */
export function sparklineGrain(range: Range): SparklineGrain {
  const { days } = rangeDays(range);
  if (days <= 1 / 16) return "minute";
  if (days <= 3) return "hour";
  if (days <= 92) return "day";
  return days <= 500 ? "week" : "month";
}
