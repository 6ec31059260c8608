import type { Annotation, AnnotationQuery } from "../../query/annotations.ts";

export interface MemoryAnnotation extends Annotation {
  /** What it explains. Default: every metric. */
  readonly metrics?: readonly string[];
}

/** Those that concern a metric that is asked for, and touch the half-open range; a moment does at its start. */
export function touching(all: readonly MemoryAnnotation[], { metrics, range }: AnnotationQuery): readonly Annotation[] {
  const [from, end] = [Date.parse(range.from), Date.parse(range.to)];
  const concerned = all.filter(({ metrics: own }) => own === undefined || own.some((name) => metrics.includes(name)));
  return concerned.filter(({ at, to }) => {
    const start = Date.parse(at);
    return start < end && (to === undefined ? start >= from : Date.parse(to) > from);
  });
}
