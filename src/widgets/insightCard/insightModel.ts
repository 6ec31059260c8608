import type { MetricsQuery } from "../../query/query.ts";
import type { Instant } from "../../query/range.ts";
import { labelOf } from "../../react/label.ts";
import { isNote, insightFacts } from "./insightFacts.ts";
import type { InsightFact, InsightOrigin } from "./insightFact.ts";
import type { InsightOptions, InsightReading } from "./insightReading.ts";
import { insightSentence } from "./insightSentences.ts";
import type { InsightPiece, InsightTextOptions } from "./insightSentences.ts";

export interface Insight {
  readonly fact: InsightFact;
  readonly pieces: readonly InsightPiece[];
  /** About the data, not about what they say. */
  readonly isNote: boolean;
}

/** All that a card says. */
export interface InsightModel {
  readonly metric: string;
  readonly label: string;
  /** In the order in which they are told. */
  readonly insights: readonly Insight[];
  /** What was asked, as it was asked. */
  readonly queries: { readonly [name in InsightOrigin]?: MetricsQuery };
  readonly asOf: Instant;
}

/** @param queries what was answered, by which figures say where they are from */
export function insightModel(
  reading: InsightReading,
  queries: InsightModel["queries"],
  options: InsightOptions & Omit<InsightTextOptions, "metric">,
): InsightModel {
  const { metric, total } = reading;
  return {
    metric,
    label: labelOf(options.catalog.metrics, metric, options.locale),
    insights: insightFacts(reading, options).map((fact) => ({ fact, pieces: insightSentence(fact, { ...options, metric }), isNote: isNote(fact) })),
    queries,
    asOf: total.dataThrough ?? total.computedAt,
  };
}
