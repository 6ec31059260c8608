import type { Instant, ResolvedRange } from "./range.ts";

/** What happened: at a moment, or until another. */
export interface Annotation {
  readonly at: Instant;
  /** Exclusive. Absent: a moment. */
  readonly to?: Instant;
  readonly label: string;
  /** Who knows more. */
  readonly owner?: string;
  /** Where to read more. */
  readonly link?: string;
}

export interface AnnotationQuery {
  /** Names in the catalog: what is drawn. */
  readonly metrics: readonly string[];
  /** The time that is drawn. */
  readonly range: ResolvedRange;
  readonly signal?: AbortSignal;
}

/** Where a chart's annotations come from. */
export interface AnnotationPort {
  /** What touches the range, in any order. @throws MetricsError */
  list(query: AnnotationQuery): Promise<readonly Annotation[]>;
}
