import { formatBucket, formatInstant, formatRange } from "../../format/date.ts";
import { describeDelta } from "../../format/delta.ts";
import { formatDuration } from "../../format/duration.ts";
import { numberFormat } from "../../format/intl.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { FunnelShared, FunnelTrendModel } from "./funnelModel.ts";
import { funnelWords } from "./funnelWords.ts";

export interface FunnelTextOptions {
  readonly locale: string;
  readonly messages: Messages;
}

/** Stands for a share of nobody and for a time that nobody took. */
const none = "—";

export interface FunnelPrinter {
  readonly count: (value: number | null) => string;
  readonly share: (value: number | null) => string;
  /** With two decimals more where they are there. */
  readonly exactShare: (value: number | null) => string;
  readonly duration: (seconds: number | null) => string;
  /** In percentage points, with its sign; null where there is nothing to hold against. */
  readonly change: (share: number | null, base: number | null) => string | null;
}

export function printer({ locale, messages }: FunnelTextOptions): FunnelPrinter {
  const placeholder = none;
  return {
    count: (value) => formatNumber(value, { locale, unit: "count", placeholder }),
    share: (value) => formatNumber(value, { locale, unit: "share", placeholder }),
    exactShare: (value) => formatExact(value, { locale, unit: "share", placeholder }),
    duration: (seconds) => formatDuration(seconds, { locale, placeholder }),
    change: (share, base) =>
      share === null || base === null
        ? null
        : describeDelta(share, base, { locale, unit: "share", words: messages.delta }).kind === "zero-base"
          ? messages.delta.percentagePoints(formatNumber(share * 100, { locale, digits: 1, sign: "change" }))
          : describeDelta(share, base, { locale, unit: "share", words: messages.delta }).text.first,
  };
}

const units = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute" } as const;

/** An ISO 8601 duration in words: "3 days". */
export function windowText(duration: string, locale: string): string {
  const [date = "", time = ""] = duration.slice(1).split("T");
  const parts = [...date.matchAll(/(\d+)([A-Z])/g)].map(([, n, unit]) => [Number(n), unit] as const);
  const clock = [...time.matchAll(/(\d+)([A-Z])/g)].map(([, n, unit]) => [Number(n), `T${unit}`] as const);
  return [...parts, ...clock]
    .map(([n, unit]) => numberFormat(locale, { style: "unit", unit: units[unit as keyof typeof units], unitDisplay: "long" }).format(n))
    .join(locale.startsWith("zh") ? "" : " ");
}

export function rangeText({ range, timeZone }: FunnelShared, { locale }: FunnelTextOptions): string {
  return range === null ? none : formatRange(range.from, range.to, { locale, timeZone });
}

/** What says that conversions may still rise; null where they cannot. */
export function openText({ openSince, comparison, timeZone, window }: FunnelShared & { readonly comparison: string | null }, { locale, messages }: FunnelTextOptions): string | null {
  if (openSince === null) return null;
  const isOfDays = !window.startsWith("PT");
  const format = { locale, timeZone };
  const since = isOfDays
    ? formatBucket(openSince, { ...format, grain: "day", short: true, words: messages.calendar })
    : formatInstant(openSince, format);
  const { openSince: words, notCompared } = funnelWords(messages);
  return comparison === null ? words(since) : notCompared(words(since), comparison);
}

/** The full name of a bucket of entries. */
export function bucketText(model: FunnelTrendModel, index: number, { locale, messages }: FunnelTextOptions): string {
  const { starts, grain, timeZone } = model;
  return formatBucket(starts[index] ?? "", { grain, timeZone, locale, words: messages.calendar });
}

/** Why a bucket is not to be held against others: the part of it that the range has, or windows that are open. */
export function bucketNote({ starts, range, timeZone, openFrom, wholeFrom }: FunnelTrendModel, index: number, { locale, messages }: FunnelTextOptions): string | null {
  if (index < wholeFrom && range !== null) return messages.trend.partOf(formatRange(range.from, starts[1] ?? range.to, { locale, timeZone }));
  return index >= openFrom ? messages.states.incomplete : null;
}

export function joined(sentences: readonly (string | null)[], { locale }: Messages): string {
  return sentences.filter((sentence) => sentence !== null).join(locale.startsWith("zh") ? "" : " ");
}
