import type { Annotation, AnnotationPort } from "../../query/annotations.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { MetricsClient } from "../../react/client.ts";
import { hearPortAnswer } from "../../react/hearPortAnswer.ts";
import { listAnnotations } from "../../react/listAnnotations.ts";
import { agree } from "../../query/agree.ts";
import { historyStart } from "./trendHistory.ts";
import type { TrendModel } from "./trendModel.ts";

export interface AdapterAnnotations {
  readonly annotations: readonly Annotation[];
  /** They could not be loaded: what is shown may not be all. */
  readonly isMissing: boolean;
}

export interface Drawing {
  readonly client: MetricsClient;
  /** Of its metrics, between blanks. */
  readonly names: string;
  readonly model: TrendModel;
  /** Whether it is judged by what was before: incidents are left out of that, too. */
  readonly isJudged: boolean;
}

/** Asks a port what happened in the time that a trend draws, and before it where it is judged by that. @returns the way to stop */
export function hearAnnotations(
  port: AnnotationPort,
  { client, names, model, isJudged }: Drawing,
  say: (known: AdapterAnnotations) => void,
): (() => void) | undefined {
  const from = isJudged ? historyStart(model) : model.starts[0];
  if (from == null) return undefined;
  const range = { from, to: new Date(model.end).toISOString() };
  const ask = (signal: AbortSignal) => listAnnotations(port, { metrics: names.split(" "), range, signal });
  return hearPortAnswer<readonly Annotation[]>(client, ["annotations", names, range], ask, ({ data = [], isFailed }) =>
    say({ annotations: data, isMissing: isFailed }),
  );
}

/** Those of which something is among the rows of a widget. @param filters what it is filtered by, as JSON */
export function agreeing(own: readonly Annotation[], told: readonly Annotation[], filters: string): readonly Annotation[] {
  const said = JSON.parse(filters) as readonly (AnyFilter | null)[];
  return [...own, ...told].filter(({ filter }) => said.every((one) => agree(filter, one)));
}
