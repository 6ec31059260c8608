import type { CalendarUnit } from "../../query/range.ts";

/** Buckets before those shown, by which they are judged: two days of minutes, eight weeks of hours, and of longer ones some years. */
export const rememberedBuckets: Readonly<Record<CalendarUnit, number>> = { minute: 2880, hour: 1344, day: 400, week: 156, month: 60, quarter: 40, year: 20 };
