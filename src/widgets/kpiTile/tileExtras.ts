import type { Catalog } from "../../query/catalog.ts";
import type { Direction } from "../../query/metric.ts";
import type { Instant, ResolvedRange } from "../../query/range.ts";
import type { AnyBeside, CellNumber } from "../../query/result.ts";
import type { DeltaWords } from "../../format/deltaIn.ts";
import { formatBucket, formatClock } from "../../format/date.ts";
import { DATE, isMidnight } from "../../format/dateRange.ts";
import { formatNumber } from "../../format/number.ts";
import type { NumberFormatter, NumberOptions } from "../../format/plainNumber.ts";
import { MONTH_DAY, print } from "../../format/printDate.ts";
import { maskedText } from "../../react/maskedText.ts";
import { bullet } from "./bullet.ts";
import { isLarge } from "./kpiTileModel.ts";
import type { KpiTileModel, KpiTileModelOptions } from "./kpiTileModel.ts";
import { rangeInMode } from "./kpiTileQuery.ts";
import type { KpiTileQueryProps } from "./kpiTileQuery.ts";
import { sparklineGrain } from "./sparklineGrain.ts";
import type { ThresholdStatus } from "./thresholds.ts";
import { tileCell, timeColumn } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import { tileWordsInEnglish } from "./tileWordsInEnglish.ts";
import type { TileWords } from "./tileWords.ts";

export { StatusMark } from "./StatusMark.tsx";
export { TargetBar } from "./TargetBar.tsx";
export { thresholdStatus } from "./thresholds.ts";

/** What a value is held against: its id in the query, and what it is called. */
export interface TileBase {
  readonly id: string;
  readonly name: string;
}

/** What a tile says besides a figure of a whole span that is over, and what it is held against. */
export interface TileExtra {
  /** Prints durations too, and for what is hidden dots, or where the figure is told exactly a word. */
  readonly print: NumberFormatter;
  /** Those of a change, where the figure is hidden or what it is held against; null: the usual ones. */
  readonly words: (base: AnyBeside) => DeltaWords | null;
  /** The bucket of a single one, or of that which a comparison put beside it. */
  readonly bucket: (id?: string) => string | null;
  readonly tooFew: (n: number | undefined, least: number) => string;
  /** Why the number is hidden, how far a running period reached and against what, or that it is held against more than its like. */
  readonly note: (base: TileBase | undefined) => string | null;
  readonly target: (
    value: CellNumber,
    goal: number,
    direction: Direction,
    number: NumberOptions,
  ) => NonNullable<KpiTileModel["target"]>;
  readonly status: (level: ThresholdStatus) => NonNullable<KpiTileModel["status"]>;
}

export type TileExtras = (
  result: TileResult,
  row: number,
  props: KpiTileQueryProps<Catalog>,
  options: Pick<KpiTileModelOptions, "locale" | "timeZone" | "range">,
) => TileExtra;

export function tileExtras({ kpi, states, delta, calendar: words }: TileWords = tileWordsInEnglish): TileExtras {
  return (result, row, { metric, mode = "aligned", summary }, { range, locale, timeZone }) => {
    const { resolvedRange: span, resolvedCompare, freshness } = result;
    const asked = rangeInMode(range, mode);
    const zone = { locale, timeZone };
    const isMasked = tileCell(result, metric, row).state === "masked";
    const count = (amount: number) => formatNumber(amount, { locale, unit: "count" });
    const bucket = (id?: string): string | null => {
      const time = timeColumn(result);
      const start: Instant | null | undefined = id === undefined ? time?.values[row] : time?.compare?.[id]?.[row];
      const text = start == null ? null : formatBucket(start, { ...zone, words, grain: sparklineGrain(asked) });
      return id !== undefined || text === null ? text : kpi.latest(text);
    };
    /** A range that ends at midnight has the day before as its last. */
    const lastOf = ({ to }: ResolvedRange) => Date.parse(to) - (isMidnight(Date.parse(to), timeZone) ? 1 : 0);
    return {
      print: isMasked ? (_, { moreDigits }) => (moreDigits ? states.hidden : maskedText) : formatNumber,
      words: ({ state }) => (isMasked || state === "masked" ? { ...delta, notAvailable: states.hidden } : null),
      bucket,
      tooFew: (n, least) => (n === undefined ? states.tooFew : states.tooFewOf(count(n), count(least))),
      note(base) {
        if (isMasked) return states.masked;
        if (summary === "latest") return bucket();
        if (span === undefined) return null;
        if (Date.parse(span.to) > Date.parse(freshness.computedAt)) return base ? kpi.unlike : states.incomplete;
        if (!("toDate" in asked || ("last" in asked && asked.complete === false))) return null;
        const isOneDay = "toDate" in asked && (asked.toDate === "day" || asked.toDate === "hour");
        const other = base && resolvedCompare?.[base.id];
        const years = new Set([Date.parse(span.from), lastOf(span), lastOf(other ?? span)].map((at) => print(at, { year: "numeric" }, zone)));
        const until = (shown: ResolvedRange) =>
          isOneDay ? formatClock(shown.to, zone) : print(lastOf(shown), years.size === 1 ? MONTH_DAY : DATE, zone);
        return other ? kpi.untilAgainst(until(span), base.name, until(other)) : kpi.until(until(span));
      },
      target(value, goal, direction, number) {
        const bar = bullet(value as number, goal, direction, number.unit === "share");
        const word = bar.met === null ? null : bar.met ? kpi.onTarget : kpi.offTarget;
        const text = formatNumber(goal, { ...number, digits: 0, moreDigits: number.digits ?? 1, compact: isLarge(goal) });
        return { ...bar, text: kpi.target(text), word };
      },
      status: (level) => ({ level, word: kpi.statuses[level] }),
    };
  };
}
