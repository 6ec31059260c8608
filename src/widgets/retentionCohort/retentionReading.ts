import { describeDelta } from "../../format/delta.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import { maskedText } from "../../react/maskedText.ts";
import { cohortText, momentText, periodText } from "./retentionCalendar.ts";
import type { RetentionCell, RetentionModel, RetentionRow } from "./retentionModel.ts";
import { meanOf } from "./retentionRows.ts";
import type { RetentionMean } from "./retentionRows.ts";
import { retentionWords } from "./retentionWords.ts";

export interface RetentionTextOptions {
  readonly locale: string;
  readonly messages: Messages;
}

/** A value in the model's unit, as a cell prints it. */
export function valueText({ unit, measure }: RetentionModel, value: number, { locale }: Pick<RetentionTextOptions, "locale">): string {
  if (unit === "share") return formatNumber(value, { locale, unit });
  if (measure === "users" && Number.isInteger(value)) return formatNumber(value, { locale, unit: "count", compact: value >= 100_000 });
  return formatNumber(value, { locale, digits: Math.abs(value) >= 1000 ? 0 : 1, compact: Math.abs(value) >= 10_000 });
}

/** What stands in a cell: "—" where nobody is in it, nothing where it has not begun. */
export function cellText(model: RetentionModel, { state, value }: RetentionCell, options: RetentionTextOptions): string {
  if (state === "masked") return maskedText;
  if (state === "future") return "";
  return value === null ? "—" : valueText(model, value, options);
}

/** Why a cell is to be taken with care, in words; null for most. */
export function cellNote(model: RetentionModel, { state, completeOn }: RetentionCell, { locale, messages }: RetentionTextOptions): string | null {
  const words = retentionWords(messages);
  const { states } = messages;
  switch (state) {
    case "complete":
      return null;
    case "small":
      return states.tooFew;
    case "masked":
      return states.masked;
    case "none":
      return words.nobody;
    case "future":
      return completeOn === null ? words.future : words.futureUntil(momentText(completeOn, { locale, timeZone: model.timeZone }));
    case "running":
      return completeOn === null ? words.running : words.runningUntil(momentText(completeOn, { locale, timeZone: model.timeZone }));
    default:
      return state satisfies never;
  }
}

/** What a row is called: the cohort by its time, a segment by its value, a mean by how it is made. */
export function rowText(
  model: RetentionModel,
  row: RetentionRow,
  { mean, short = false, ...options }: RetentionTextOptions & { readonly mean: RetentionMean; readonly short?: boolean },
): string {
  const words = retentionWords(options.messages);
  const { phrases } = options.messages;
  const meanText = words.means[meanOf(model, mean)];
  if (row.kind === "mean") return meanText;
  if (row.kind === "compare") {
    const base = model.comparison?.label ?? "";
    return short ? base : phrases([meanText, base]);
  }
  if (row.kind === "segment") return row.segment?.label ?? "";
  const { grain, timeZone, range } = model;
  const oneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
  return cohortText(row.start ?? range.from, grain, { ...options, timeZone, short: short && (oneYear || grain === "week") });
}

/** All that the tooltip says of a cell. */
export interface CellReading {
  readonly row: string;
  readonly period: string;
  readonly value: string;
  /** "412 of 1,003", or n; null where nothing was counted. */
  readonly cases: string | null;
  /** Against the mean of the period, and against the comparison. */
  readonly beside: readonly string[];
  readonly note: string | null;
}

export function readCell(
  model: RetentionModel,
  row: RetentionRow,
  period: number,
  { mean, meanRow, ...options }: RetentionTextOptions & { readonly mean: RetentionMean; readonly meanRow: RetentionRow | undefined },
): CellReading {
  const { locale, messages } = options;
  const cell = row.cells[period] as RetentionCell;
  const { value, compare, state } = cell;
  const exact = (number: number) => exactText(model, number, locale);
  const deltaTo = (base: number | null) =>
    describeDelta(value, base, { locale, unit: model.unit, direction: model.direction, words: messages.delta }).text.first;
  const isOver = state === "complete" || state === "small";
  const ofMean = meanRow?.cells[period]?.value ?? null;
  const isOne = row.kind === "cohort" || row.kind === "segment";
  const beside = [
    isOne && isOver && ofMean !== null ? retentionWords(messages).againstMean(deltaTo(ofMean)) : null,
    compare === null || model.comparison === null
      ? null
      : messages.labeled(
          model.comparison.label,
          isOver ? messages.phrases([exact(compare), deltaTo(compare)]) : exact(compare),
        ),
  ];
  return {
    row: rowText(model, row, { ...options, mean }),
    period: periodText(model.periods[period] ?? 0, model.grain, messages),
    value: state === "masked" ? maskedText : value === null ? cellText(model, cell, options) || "–" : exact(value),
    cases: state === "masked" ? null : casesText(model, row, cell, options),
    beside: beside.filter((text) => text !== null),
    note: cellNote(model, cell, options),
  };
}

/** A share as a cell has it, whose n says how sure it is; sums and averages with more digits. */
function exactText({ unit, measure }: RetentionModel, value: number, locale: string): string {
  if (unit === "share") return formatNumber(value, { locale, unit });
  return measure === "users" ? formatNumber(value, { locale }) : formatExact(value, { locale, unit });
}

function casesText(model: RetentionModel, row: RetentionRow, cell: RetentionCell, { locale, messages }: RetentionTextOptions): string | null {
  const { users, denominator, state } = cell;
  const count = (value: number) => formatNumber(value, { locale, unit: "count" });
  if (row.kind === "compare") return denominator === null ? null : retentionWords(messages).cases(count(denominator));
  if (state === "future" || users === null) return null;
  if (model.measure === "rate" && denominator !== null) return retentionWords(messages).numberOf(count(users), count(denominator));
  if (row.kind === "mean" || row.kind === "segment") return retentionWords(messages).cases(count(denominator ?? users));
  return row.size === null ? null : retentionWords(messages).numberOf(count(users), count(row.size));
}

/** What the cell itself does not say, for the live region. */
export function announceRest({ cases, beside, note }: CellReading, { messages }: RetentionTextOptions): string {
  return messages.clauses([cases, ...beside, note].filter((part) => part !== null));
}
