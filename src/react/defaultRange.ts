import type { Range } from "../query/range.ts";

/** What widgets show where neither they nor the page name a time: the last 28 complete days, four of each weekday. */
export const defaultRange: Range = { last: 28, unit: "day" };
