import type { Catalog, GroupDimensionName, NameOfKind } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { MetricsError } from "../../query/error.ts";
import { narrowedEvent } from "../../query/events.ts";
import { namedComparison } from "../../query/namedComparison.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import { nameError } from "../../query/nearest.ts";
import type { Comparison } from "../../query/query.ts";
import type { Grain, Range } from "../../query/range.ts";
import type { RetentionQuery } from "../../query/retention.ts";

/**
 * What a cell shows. `share`: a sum as a share of the same sum in period 0, or in the asked period before: net revenue
 * retention, and gross where `return` is narrowed to leave expansions out.
 */
export type RetentionMeasure<C extends Catalog = Catalog> =
  | Exclude<RetentionQuery<C>["measure"], undefined>
  | { readonly share: NameOfKind<C, "number"> };

export type RetentionComparison = NamedComparison | Comparison;

/** What a retention table asks for. */
export interface RetentionQueryProps<C extends Catalog>
  extends Pick<RetentionQuery<C>, "start" | "return" | "criterion" | "windows" | "starts" | "reference" | "calendar" | "asOf"> {
  /** Length of cohorts and periods. Default `week`. */
  readonly grain?: Grain;
  /** When the starts happen. Pins the range; left out, the page's range, else the last 12 whole units of the grain. */
  readonly range?: Range;
  /** How many periods, from 0 on, or which ones: `[1, 3, 7, 30]`. Default: as many as have begun, up to a limit by grain. */
  readonly periods?: number | readonly number[];
  /** Default `rate`. */
  readonly measure?: RetentionMeasure<C>;
  /** Cohorts by their value at the start, and all values beside each other. */
  readonly by?: GroupDimensionName<C>;
  /** How many values of `by`; the rest is one more. Default 5. */
  readonly top?: number;
  readonly compare?: RetentionComparison;
  /** Only starts and returns that match. */
  readonly where?: Filter<C>;
}

/** @throws MetricsError `invalid-query` for an unknown event, and for what would have no effect */
export function retentionQuery<C extends Catalog>(
  props: RetentionQueryProps<C>,
  pageRange: Range | null,
  catalog: C,
): RetentionQuery<C> {
  const { start, return: back, grain = "week", periods = mostPeriods(grain), measure, by, top, compare, where } = props;
  const { criterion, windows, starts, reference, calendar, asOf } = props;
  for (const [path, request] of [["start", start], ["return", back]] as const) {
    const { event } = narrowedEvent(request as string);
    const events = catalog.events ?? {};
    if (!Object.hasOwn(events, event)) throw nameError("event", event, Object.keys(events), path);
  }
  const isShare = typeof measure === "object" && "share" in measure;
  if (top !== undefined && by === undefined) {
    throw new MetricsError("invalid-query", "top keeps values of a dimension; give by, or leave out top", { path: "top" });
  }
  if (reference === "previous" && measure !== undefined && measure !== "rate" && !isShare) {
    const what = typeof measure === "string" ? measure : Object.keys(measure).join();
    throw new MetricsError("invalid-query", `reference is of shares, and ${what} is none; leave it out`, { path: "reference" });
  }
  return {
    kind: "retention",
    start,
    return: back,
    time: { range: props.range ?? pageRange ?? { last: 12, unit: grain }, grain },
    periods: isShare && typeof periods === "object" && periods[0] !== 0 ? [0, ...periods] : periods,
    ...(criterion && { criterion }),
    ...(windows && { windows }),
    ...(starts && { starts }),
    ...(measure !== undefined && { measure: isShare ? { sum: measure.share } : measure }),
    ...(reference && { reference }),
    ...(by !== undefined && { breakdown: { by, top: top ?? 5 } }),
    ...(compare !== undefined && { compare: [namedComparison(compare)] }),
    ...(where !== undefined && { where }),
    ...(calendar && { calendar }),
    ...(asOf !== undefined && { asOf }),
  };
}

const most: { readonly [grain: string]: number } = { minute: 61, hour: 25, day: 31, quarter: 9, year: 6, fiscalQuarter: 9, fiscalYear: 6 };

function mostPeriods(grain: Grain): number {
  return (typeof grain === "string" ? most[grain] : undefined) ?? 13;
}
