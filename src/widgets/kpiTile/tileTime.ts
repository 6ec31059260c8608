import type { Catalog } from "../../query/catalog.ts";
import type { Grain, Instant, Range, ResolvedRange } from "../../query/range.ts";
import { formatBucket, formatClock, formatRange } from "../../format/date.ts";
import { rangeInMode } from "./kpiTileQuery.ts";
import type { KpiTileQueryProps } from "./kpiTileQuery.ts";
import { timeColumn } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import type { TileWords } from "./tileWords.ts";

/** What a value is held against: its id in the query, and what it is called. */
export interface TileBase {
  readonly id: string;
  readonly name: string;
}

export interface TileTimeOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: TileWords;
  /** As asked, before `mode`. */
  readonly range: Range;
}

/** The dates of a tile's number and of what it is held against, in words. */
export function tileTime(
  result: TileResult,
  row: number,
  { mode = "aligned", summary }: KpiTileQueryProps<Catalog>,
  { range, messages, ...zone }: TileTimeOptions,
) {
  const { resolvedRange: span, resolvedCompare, freshness } = result;
  const { kpi, states, calendar: words } = messages;
  const time = timeColumn(result);
  const isLatest = summary === "latest";
  const bucket = (start: Instant, grain: Grain, short = false) => formatBucket(start, { ...zone, words, grain, short });
  const dates = (start: Instant | null | undefined, whole: ResolvedRange | undefined) => {
    if (isLatest) return start == null ? null : bucket(start, result.grain ?? "day");
    return whole === undefined ? null : formatRange(whole.from, whole.to, zone);
  };
  const ownDates = dates(time?.values[row], span);
  const own = isLatest && ownDates !== null ? kpi.latest(ownDates) : ownDates;

  /** How far a running period reached and against what, or that it is held against more than its like. */
  const note = (base: TileBase | undefined): string | null => {
    if (isLatest) return own;
    if (span === undefined) return null;
    if (Date.parse(span.to) > Date.parse(freshness.computedAt)) return base ? kpi.unlike : states.incomplete;
    const asked = rangeInMode(range, mode);
    if (!("toDate" in asked || ("last" in asked && asked.complete === false))) return null;
    const isOneDay = "toDate" in asked && (asked.toDate === "day" || asked.toDate === "hour");
    const until = ({ to }: ResolvedRange) => (isOneDay ? formatClock(to, zone) : bucket(to, "day", true));
    const other = base && resolvedCompare?.[base.id];
    return other ? kpi.untilAgainst(until(span), base.name, until(other)) : kpi.until(until(span));
  };
  return { own, note, compared: (id: string) => dates(time?.compare?.[id]?.[row], resolvedCompare?.[id]) };
}
