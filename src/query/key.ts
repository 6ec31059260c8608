import { canonical, usualDefaults } from "./canonical.ts";
import type { Catalog } from "./catalog.ts";
import type { MetricsQuery } from "./query.ts";

/** Those of calendars, funnels and retention tables too, which the widgets of a page write always alike. */
const defaults = {
  ...usualDefaults,
  timeZone: "UTC",
  weekStart: "monday",
  day: 1,
  month: 1,
  namedBy: "end",
  attribution: "first",
  count: "uniques",
  criterion: "on",
  ignoreCase: false,
  measure: "rate",
  order: "sequential",
  reference: "start",
  starts: "first",
  view: "steps",
  windows: "calendar",
};

/**
 * A text that is equal for queries of equal meaning: keys in any order, defaults written out or not, lists whose
 * order means nothing (filter values, `and`, `or`) in any order.
 */
export function queryKey<C extends Catalog>(query: MetricsQuery<C>): string {
  return canonical(query, defaults);
}
