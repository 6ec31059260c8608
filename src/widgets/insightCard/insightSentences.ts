import { formatBucket, formatInstant } from "../../format/date.ts";
import { describeDelta } from "../../format/delta.ts";
import { fiscalPeriodIn } from "../../format/fiscal.ts";
import { formatBand } from "../../format/apart.ts";
import type { Band } from "../../format/apart.ts";
import { formatNumber } from "../../format/number.ts";
import type { NumberOptions } from "../../format/number.ts";
import { insightsInEnglish } from "../../i18n/english/insights.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import { numberOf } from "../../query/decimal.ts";
import { metricUnit } from "../../query/metric.ts";
import type { FiscalStart, Grain } from "../../query/range.ts";
import { namingUnit } from "../../query/rangeDays.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import type { InsightBucket, InsightFact, InsightFigure } from "./insightFact.ts";

/** Words as they are, a name (of a metric, a value, a time), or a figure with its text. */
export type InsightPiece = string | InsightPart;
export type InsightPart = { readonly name: string } | { readonly figure: InsightFigure; readonly text: string };

export interface InsightTextOptions {
  readonly catalog: Catalog;
  readonly metric: string;
  readonly locale: string;
  readonly messages: Messages;
  readonly timeZone: string;
  readonly fiscalStart?: FiscalStart | undefined;
}

export function insightWords({ insights = insightsInEnglish }: Messages) {
  return insights;
}

/** A fact in words, with its figures still in it. */
export function insightSentence(fact: InsightFact, options: InsightTextOptions): readonly InsightPiece[] {
  const { catalog, locale, messages } = options;
  const words = insightWords(messages);
  const metric: InsightPart = { name: labelOf(catalog.metrics, options.metric, locale) };
  const told = (figure: InsightFigure): InsightPart => ({ figure, text: figureText(figure, options) });
  const base = (versus: string): InsightPart => {
    const bases: Readonly<Record<string, string>> = words.bases;
    return { name: bases[versus] ?? versus };
  };
  switch (fact.kind) {
    case "change": {
      const { way, sentiment, versus, before, after, change } = fact;
      const said = spoken(words.change[way], [metric, told(before), told(after), told(change), base(versus)]);
      const verdict = sentiment === "neutral" ? [] : [`${messages.locale.startsWith("zh") ? "" : " "}${words[sentiment === "good" ? "better" : "worse"]}`];
      return [...said, ...verdict];
    }
    case "steady":
    case "unjudged":
      if (fact.before === null) return spoken(words[`${fact.kind}Alone`], [metric, told(fact.after)]);
      return spoken(words[fact.kind], [metric, told(fact.after), told(fact.before), base(fact.versus)]);
    case "driver": {
      const { where, contribution, before, after } = fact;
      const named = where.map(([dimension, value]) => messages.labeled(labelOf(catalog.dimensions, dimension, locale), valueText(catalog.dimensions[dimension], value, { locale, messages })));
      return spoken(words.driver, [{ name: messages.phrases(named) }, told(contribution), told(before), told(after)]);
    }
    case "record":
      return spoken(words.record[fact.extreme], [bucket(fact.at, options), told(fact.value), told(fact.buckets)]);
    case "streak":
      return spoken(words.streak[fact.way], [bucket(fact.at, options), told(fact.steps), told(fact.first), told(fact.last)]);
    case "anomaly": {
      const { way, by, at, value, expected, lower, upper } = fact;
      const texts = bandTexts(value, { expected, lower, upper }, options);
      return spoken(words[by === "run" ? "anomalousRun" : "anomaly"][way], [bucket(at, options), texts.value, texts.expected, texts.lower, texts.upper]);
    }
    case "outlook": {
      const { way, at, value, lower, upper, level, held } = fact;
      const texts = bandTexts(held, { expected: value, lower, upper }, options);
      return spoken(words.outlook[way], [bucket(at, options), texts.expected, texts.lower, texts.upper, told(level), texts.value]);
    }
    case "target":
      return spoken(words[fact.isMet ? "targetMet" : "targetMissed"], [told(fact.target), told(fact.value)]);
    case "small":
      if (fact.n === null) return spoken(words.smallAlone, [metric, told(fact.value), told(fact.least)]);
      return spoken(words.small, [metric, told(fact.value), told(fact.n), told(fact.least)]);
    case "hidden":
      return [words.hidden];
    case "incomplete":
      return spoken(words.incomplete, [{ name: formatInstant(fact.from, options) }]);
    case "behind":
      return spoken(words.behind, [{ name: formatInstant(fact.through, options) }]);
    default:
      return fact satisfies never;
  }
}

/** Unicode's private use: no language has these. */
const firstPlace = 0xe000;

/** What a sentence says, taken apart again at its parts: the words are asked with one sign for each. */
function spoken(say: (...parts: string[]) => string, parts: readonly InsightPart[]): readonly InsightPiece[] {
  const text = say(...parts.map((_, index) => String.fromCharCode(firstPlace + index)));
  return text.split(/([\ue000-\ue0ff])/).flatMap((piece): readonly InsightPiece[] => {
    const part = parts[piece.charCodeAt(0) - firstPlace];
    return part === undefined ? (piece === "" ? [] : [piece]) : [part];
  });
}

/** A sentence as one text. */
export function plainText(pieces: readonly InsightPiece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : "name" in piece ? piece.name : piece.text)).join("");
}

/** A value with its bounds, so that what is beyond them is beyond those that are read. */
function bandTexts(value: InsightFigure, band: { readonly [bound in keyof Band]: InsightFigure }, options: InsightTextOptions) {
  const { expected, lower, upper } = band;
  const [own, middle, least, most] = [value, expected, lower, upper].map((figure) => numberOf(figure.value)) as [number, number, number, number];
  const texts = formatBand(own, { expected: middle, lower: least, upper: most }, numberOptions(options));
  const part = (figure: InsightFigure, text: string): InsightPart => ({ figure, text });
  return { value: part(value, texts.value), expected: part(expected, texts.expected), lower: part(lower, texts.lower), upper: part(upper, texts.upper) };
}

function numberOptions({ catalog, metric: name, locale }: InsightTextOptions): NumberOptions {
  const metric = catalog.metrics[name];
  return { locale, unit: metric && metricUnit(metric), digits: metric?.digits };
}

/** A figure as the sentences print it, but for a value with its bounds: those have the digits that tell them apart. */
export function figureText(figure: InsightFigure, options: InsightTextOptions): string {
  const { catalog, metric: name, locale, messages } = options;
  const metric = catalog.metrics[name];
  const number = numberOptions(options);
  const { unit } = number;
  switch (figure.kind) {
    case "value":
      return formatNumber(figure.value, number);
    case "count":
      return formatNumber(figure.value, { locale, unit: "count" });
    case "share":
      return formatNumber(figure.value, { locale, unit: "share", digits: 0 });
    case "difference": {
      const { delta } = messages;
      if (unit === "share") return delta.percentagePoints(formatNumber(numberOf(figure.value) * 100, { locale, digits: metric?.digits ?? 1, sign: "change" }));
      const text = formatNumber(figure.value, { ...number, sign: "change" });
      return unit === "points" ? delta.points(text) : text;
    }
    case "change":
      return describeDelta(figure.value, figure.before, { ...number, words: messages.delta }).text.full;
    default:
      return figure satisfies never;
  }
}

function bucket({ from, grain }: InsightBucket, { locale, timeZone, messages, fiscalStart }: InsightTextOptions): InsightPart {
  const fiscal = fiscalStart && isFiscal(grain) ? { grain, fiscal: fiscalPeriodIn(timeZone, fiscalStart) } : { grain: namingUnit(grain) };
  return { name: formatBucket(from, { ...fiscal, timeZone, locale, words: messages.calendar }) };
}

function isFiscal(grain: Grain): grain is "fiscalQuarter" | "fiscalYear" {
  return grain === "fiscalQuarter" || grain === "fiscalYear";
}
