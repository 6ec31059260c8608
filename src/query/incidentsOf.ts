import { agree } from "./agree.ts";
import type { Annotation } from "./annotations.ts";
import type { AnyFilter } from "./filter.ts";
import type { ResolvedRange } from "./range.ts";

/** What is looked at. */
export interface IncidentScope {
  readonly metric: string;
  /** Which of its rows: all that meet each of them. Null, or none: all. */
  readonly filters?: readonly (AnyFilter | null | undefined)[];
}

/** When something was not as usual, as annotations say: times of incidents that have an end, and are about the metric and some of the rows. */
export function incidentsOf(annotations: readonly Annotation[], { metric, filters = [] }: IncidentScope): readonly ResolvedRange[] {
  return annotations.flatMap(({ kind, at, to, metrics, filter }) => {
    const isMeant = kind === "incident" && (metrics === undefined || metrics.includes(metric)) && filters.every((one) => agree(filter, one));
    return isMeant && to !== undefined && Date.parse(at) < Date.parse(to) ? [{ from: at, to }] : [];
  });
}
