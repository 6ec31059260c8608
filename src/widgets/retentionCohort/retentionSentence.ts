import { formatRange } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { periodText } from "./retentionCalendar.ts";
import type { RetentionCell, RetentionModel, RetentionRow } from "./retentionModel.ts";
import { rowText, valueText } from "./retentionReading.ts";
import type { RetentionTextOptions } from "./retentionReading.ts";
import type { RetentionMean, ShownRows } from "./retentionRows.ts";
import { retentionWords } from "./retentionWords.ts";

/** What is counted, of whom, when: the definition of the table's numbers. */
export function retentionDefinition(model: RetentionModel, { messages }: RetentionTextOptions): string {
  const { startLabel, returnLabel, measure, measured, query } = model;
  const words = retentionWords(messages);
  const what = {
    rate: () => words.shareWho(returnLabel),
    users: () => words.howMany(returnLabel),
    sum: () => words.sumOf(measured ?? "", returnLabel),
    average: () => words.averageOf(measured ?? "", returnLabel),
    share: () => words.sumShareOf(measured ?? "", returnLabel),
  }[measure]();
  const divides = measure === "rate" || measure === "share";
  const parts = [
    words.defines(startLabel, what, words.criteria[query.criterion ?? "on"]),
    divides && query.reference === "previous" ? words.ofPrevious : null,
    query.windows === "rolling" ? words.rolling : null,
    query.starts === "recurring" ? words.recurring : null,
  ];
  return messages.clauses(parts.filter((part) => part !== null));
}

/** What the table shows, in sentences: its numbers' meaning, cohorts, the mean first and last, extremes, what is missing. */
export function retentionSentence(
  model: RetentionModel,
  rows: ShownRows,
  { mean, ...options }: RetentionTextOptions & { readonly mean: RetentionMean },
): string {
  const { locale, messages } = options;
  const words = retentionWords(messages);
  const { range, timeZone, periods, grain } = model;
  const { body } = rows;
  const count = (value: number) => formatNumber(value, { locale, unit: "count" });
  const meanCells = rows.means[0]?.cells ?? [];
  const known = periods.flatMap((period, at) => (meanCells[at]?.value == null ? [] : [{ period, at }]));
  const first = known.find(({ period }) => period > 0) ?? known[0];
  const last = known.at(-1);
  const told = last === undefined || first === undefined ? [] : first.at === last.at ? [first] : [first, last];
  const cells = body.flatMap((row) => row.cells);
  const running = cells.filter(({ state }) => state === "running").length;
  const small = cells.filter(({ state }) => state === "small").length;
  const sentences = [
    words.shows(retentionDefinition(model, options), formatRange(range.from, range.to, { locale, timeZone })),
    ...(model.by !== null && body[0]?.kind === "segment"
      ? [messages.labeled(model.by.label, messages.list(body.map((row) => row.segment?.label ?? ""))) + stop(locale)]
      : [words.cohorts(body.length)]),
    words.people(count(rows.means[0]?.size ?? 0)),
    ...told.map(({ period, at }) => {
      const { value, denominator, users } = meanCells[at] as RetentionCell;
      const cases = words.cases(count((model.measure === "share" ? users : denominator) ?? users ?? 0));
      return words.meanAt(periodText(period, grain, messages), valueText(model, value as number, options), cases);
    }),
    ...(first === undefined ? [] : extremes(model, body, first, { ...options, mean })),
    ...(running === 0 ? [] : [words.incomplete(running)]),
    ...(small === 0 ? [] : [words.small(small)]),
  ];
  return sentences.join(locale.startsWith("zh") ? "" : " ");
}

function extremes(
  model: RetentionModel,
  body: readonly RetentionRow[],
  { period, at }: { readonly period: number; readonly at: number },
  options: RetentionTextOptions & { readonly mean: RetentionMean },
): readonly string[] {
  const words = retentionWords(options.messages);
  const judged = body.filter(({ cells }) => cells[at]?.state === "complete");
  const valueOf = (row: RetentionRow) => row.cells[at]?.value as number;
  if (judged.length < 2) return [];
  const high = judged.reduce((best, row) => (valueOf(row) > valueOf(best) ? row : best));
  const low = judged.reduce((best, row) => (valueOf(row) < valueOf(best) ? row : best));
  if (valueOf(high) === valueOf(low)) return [];
  const say = (words: (period: string, value: string, cohort: string) => string, row: RetentionRow) =>
    words(periodText(period, model.grain, options.messages), valueText(model, valueOf(row), options), rowText(model, row, options));
  const leavesOut = body.some(({ cells }) => cells[at]?.state === "small");
  return [say(words.highest, high), say(words.lowest, low), ...(leavesOut ? [words.smallLeftOut] : [])];
}

/** What ends a sentence. */
export function stop(locale: string): string {
  return locale.startsWith("zh") ? "。" : ".";
}
