import { formatRange } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import type { Catalog } from "../../query/catalog.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { conditionsText } from "../frame/conditionsText.ts";
import type { MetricDefinition } from "../frame/definition.ts";
import { journeyWords } from "../frame/journeyWords.ts";
import type { RetentionModel } from "./retentionModel.ts";
import type { RetentionTextOptions } from "./retentionReading.ts";
import { meanOf } from "./retentionRows.ts";
import type { RetentionMean } from "./retentionRows.ts";
import { retentionDefinition } from "./retentionSentence.ts";

export interface RetentionFactsOptions extends RetentionTextOptions {
  readonly catalog: Catalog;
  readonly mean?: RetentionMean | undefined;
}

/** What the numbers of a retention table are (口径): everything that was asked, in words. */
export function retentionFacts(model: RetentionModel, label: string, { mean = "pooled", ...options }: RetentionFactsOptions): MetricDefinition {
  const { locale, messages } = options;
  const words = journeyWords(messages);
  const { query, measure, range, timeZone, by, minSample } = model;
  const divides = measure === "rate" || measure === "share";
  const facts: readonly (readonly [string, string] | null)[] = [
    ...[
      [model.startLabel, query.start] as const,
      [model.returnLabel, query.return] as const,
    ].map(([name, request]): readonly [string, string] | null => {
      const { where } = narrowedEvent(request as string) as { readonly where?: AnyFilter };
      return where === undefined ? null : [name, conditionsText(where, options)];
    }),
    [words.people, words.starts[query.starts ?? "first"]],
    [words.window, words.windows[query.windows ?? "calendar"]],
    divides ? [words.retained, words.references[query.reference ?? "start"]] : null,
    [words.mean, words.means[meanOf(model, mean)]],
    by === null ? null : [words.brokenDown, words.attributions.start(by.label)],
    [words.fewCases, words.fewCasesOf(formatNumber(minSample, { locale, unit: "count" }))],
    [words.period, formatRange(range.from, range.to, { locale, timeZone })],
    query.where === undefined ? null : [words.filters, conditionsText(query.where as AnyFilter, options)],
  ];
  return { label, description: retentionDefinition(model, options), facts: facts.filter((fact) => fact !== null), timeZone };
}
