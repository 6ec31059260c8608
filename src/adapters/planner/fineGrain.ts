import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import type { Capabilities } from "../../query/capabilities.ts";
import type { CalendarOptions, Grain, NamedGrain } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { clockOf } from "../../time/resolveRange.ts";
import { bucketBounds } from "../../time/zoned.ts";
import type { Period } from "../../engine/period.ts";
import { grainName } from "./lacks.ts";

/** What buckets a source is asked for, and in which calendar. */
export interface AskedGrain {
  readonly grain: Grain | undefined;
  readonly calendar: CalendarOptions | undefined;
  /** Whether each of the query's buckets is one of the source's; else they are added up. */
  readonly exact: boolean;
}

const coarseFirst: readonly NamedGrain[] = [
  "fiscalYear",
  "year",
  "fiscalQuarter",
  "quarter",
  "month",
  "week",
  "day",
  "hour",
  "minute",
];

/** Beyond this the answers are no bargain any more. */
const mostFineBuckets = 10_000;

/**
 * The coarsest grain of the source whose buckets make up those of the query, in all of the periods.
 * @throws MetricsError `unsupported` where there is none
 */
export function askedGrain(plan: AggregatePlan, periods: readonly Period[], capabilities: Capabilities): AskedGrain {
  const { timeZones, weekStarts, aggregate: { grains } = {} } = capabilities;
  const { grain, query } = plan;
  const { calendar } = query;
  const { timeZone = "UTC", weekStart = "monday" } = calendar ?? {};
  const zones = timeZones === undefined || timeZones.includes(timeZone) ? [timeZone] : timeZones;
  const ownWeek = weekStarts === undefined || weekStarts.includes(weekStart);
  const calendars = zones.map((zone) => calendarIn(calendar, zone, ownWeek ? undefined : weekStarts[0]));
  if (calendars.length === 0) refuse("this source names no time zone that it knows", "calendar.timeZone");
  const [first] = calendars;
  if (grain === null) return { grain: undefined, calendar: first, exact: true };
  const isWeekly = grain === "week" || typeof grain === "object";
  const knows = (one: Grain) => grains === undefined || grains.includes(grainName(one));
  if (knows(grain) && zones[0] === timeZone && (ownWeek || !isWeekly)) return { grain, calendar: first, exact: true };
  for (const fine of coarseFirst.filter(knows)) {
    for (const one of calendars) {
      const fits = periods.map((period) => fitOf(period, fine, plan, one));
      if (fits.includes("none")) continue;
      return { grain: fine, calendar: one, exact: !fits.includes("parts") };
    }
  }
  refuse(
    `this source has no buckets that make up ${typeof grain === "string" ? grain : grain.interval} in ${timeZone}: ` +
      `ask for ${grains?.join(", ") ?? "another grain"}${timeZones === undefined ? "" : ` in ${timeZones.join(", ")}`}`,
    "time.grain",
  );
}

function calendarIn(
  calendar: CalendarOptions | undefined,
  timeZone: string,
  weekStart: CalendarOptions["weekStart"],
): CalendarOptions | undefined {
  if (calendar === undefined) return timeZone === "UTC" ? undefined : { timeZone };
  return { ...calendar, ...(calendar.timeZone === timeZone ? {} : { timeZone }), ...(weekStart && { weekStart }) };
}

/** The bounds of a source's buckets over a period. */
export function fineBounds({ from, to }: Period, { grain, calendar }: Omit<AskedGrain, "exact">, plan: AggregatePlan) {
  if (grain === undefined) return [from, to];
  return bucketBounds(from, to, grain, clockOf(calendar, plan.clock.now, plan.catalog.calendars), {
    most: mostFineBuckets + 1,
  });
}

function fitOf(period: Period, grain: Grain, plan: AggregatePlan, calendar: CalendarOptions | undefined) {
  const { bounds, from, to } = period;
  if (bounds === null) return "equal";
  const fine = fineBounds(period, { grain, calendar }, plan);
  if (fine.length - 1 > mostFineBuckets) return "none";
  const inside = (all: readonly number[]) => all.filter((bound) => bound > from && bound < to);
  const known = new Set(fine);
  const own = inside(bounds);
  if (!own.every((bound) => known.has(bound))) return "none";
  return inside(fine).length === own.length ? "equal" : "parts";
}

function refuse(message: string, path: string): never {
  throw new MetricsError("unsupported", message, { path });
}
