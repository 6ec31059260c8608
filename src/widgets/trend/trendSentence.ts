import { formatBucket, formatRange } from "../../format/date.ts";
import { describeDelta } from "../../format/delta.ts";
import { fiscalPeriodIn } from "../../format/fiscal.ts";
import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { isRunning, wholeFrom } from "./trendOutlook.ts";

export interface TrendTextOptions {
  readonly locale: string;
  readonly messages: Messages;
}

/** So many series are told one by one; of more only how many there are. */
const MOST_TOLD = 6;

/** What the chart shows, in sentences: type, range, change, extremes, gaps, and what is not complete yet. */
export function trendSentence(model: TrendModel, options: TrendTextOptions): string {
  const { locale, messages } = options;
  const { kind, metricLabels, times, end, timeZone, series, cut = {} } = model;
  const words = messages.trend;
  const range = formatRange(cut[0]?.[0] ?? times[0] ?? end, end, { locale, timeZone });
  const parts = [...new Set([0, model.incompleteFrom])].filter((index) => index < times.length && (cut[index] || isRunning(model, index)));
  return joined(
    [
      words.shows(words.types[kind], messages.list(metricLabels), range),
      ...(series.length > 1 ? [words.seriesCount(series.length)] : []),
      ...(series.length > MOST_TOLD ? [] : series.map((one) => seriesSentence(model, one, options))),
      ...parts.map((index) => words.incompleteFrom(cut[index] ? notedBucket(model, index, options) : bucketText(model, times[index] as number, options))),
    ],
    messages,
  );
}

function seriesSentence(model: TrendModel, one: TrendSeries, options: TrendTextOptions): string {
  const { locale, messages } = options;
  const { trend: words, delta } = messages;
  const { values, unit, digits, direction } = one;
  const from = wholeFrom(model);
  const { known, first, last, low, high } = extremesOf(values, from, model.incompleteFrom);
  const name = (text: string) => (model.series.length > 1 ? messages.labeled(one.label, text) : text);
  const hidden = [...one.masked].filter((index) => index >= from && index < model.incompleteFrom).length;
  const masked = hidden === 0 ? [] : [words.masked(hidden)];
  if (known === 0) return name(hidden === 0 ? words.noValue : joined(masked, messages));

  const valueOf = (index: number) => values[index] as number;
  const print = (index: number) => formatNumber(valueOf(index), { locale, unit, digits });
  const bucket = (index: number) => bucketText(model, model.times[index] as number, options);
  const change = describeDelta(valueOf(last), valueOf(first), { locale, unit, digits, direction, words: delta });
  const gaps = model.incompleteFrom - from - known - hidden;
  const sentences =
    valueOf(high) === valueOf(low)
      ? [words.unchanged(print(first))]
      : [
          words.changed(print(first), print(last), change.text.full),
          words.highest(print(high), bucket(high)),
          words.lowest(print(low), bucket(low)),
        ];
  return name(joined([...sentences, ...(gaps === 0 ? [] : [words.gaps(gaps)]), ...masked], messages));
}

/** Indices among the whole buckets, the first of equal ones; −1 where nothing is known. */
function extremesOf(values: readonly (number | null)[], from: number, end: number) {
  let [known, first, last, low, high] = [0, -1, -1, -1, -1];
  for (let index = from; index < end; index++) {
    const value = values[index] ?? null;
    if (value === null) continue;
    known += 1;
    last = index;
    if (first < 0) first = low = high = index;
    if (value < (values[low] as number)) low = index;
    if (value > (values[high] as number)) high = index;
  }
  return { known, first, last, low, high };
}

/** The full name of the bucket that starts at `time`. */
export function bucketText({ grain, fiscal, timeZone }: TrendModel, time: number, { locale, messages }: TrendTextOptions): string {
  const named = fiscal === undefined ? { grain } : { grain: fiscal.grain, fiscal: fiscalPeriodIn(timeZone, fiscal.start) };
  return formatBucket(time, { ...named, timeZone, locale, words: messages.calendar });
}

/** Why a bucket's value is not to be held against others: the part of it that the range has, or that it still runs. */
export function partText(model: TrendModel, index: number, { locale, messages }: TrendTextOptions): string | null {
  const part = model.cut?.[index];
  if (part) return messages.trend.partOf(formatRange(...part, { locale, timeZone: model.timeZone }));
  return isRunning(model, index) ? messages.states.incomplete : null;
}

/** The name of a bucket, with why it is not whole. */
export function notedBucket(model: TrendModel, index: number, options: TrendTextOptions): string {
  const [name, part] = [bucketText(model, model.times[index] as number, options), partText(model, index, options)];
  return part === null ? name : options.messages.delta.both(name, part);
}

function joined(sentences: readonly string[], { locale }: Messages): string {
  return sentences.join(locale.startsWith("zh") ? "" : " ");
}
