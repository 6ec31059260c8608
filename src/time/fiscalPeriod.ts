import { gridOf, gridStart } from "./grid.ts";
import type { Zone } from "./grid.ts";
import { wallAt } from "./offsets.ts";
import { monthOf } from "./wall.ts";

/** The fiscal year and quarter that an instant falls in, as `fiscalStart` names them: "FY2027 Q1". */
export function fiscalPeriod(instant: number, zone: Zone): { readonly year: number; readonly quarter: number } {
  const start = gridStart(gridOf("fiscalYear", zone), wallAt(instant, zone.timeZone));
  const quarter = gridStart(gridOf("fiscalQuarter", zone), wallAt(instant, zone.timeZone));
  const { month = 1, day = 1, namedBy = "end" } = zone.fiscalStart ?? {};
  const endsLater = namedBy === "end" && (month > 1 || day > 1);
  const year = new Date(start).getUTCFullYear();
  return { year: endsLater ? year + 1 : year, quarter: (monthOf(quarter) - monthOf(start)) / 3 + 1 };
}
