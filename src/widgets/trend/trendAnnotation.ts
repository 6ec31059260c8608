import type { Window } from "../../charts/decimate.ts";
import { formatRange } from "../../format/date.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { TrendModel } from "./trendModel.ts";
import { bucketText } from "./trendSentence.ts";
import type { TrendTextOptions } from "./trendSentence.ts";

export type TrendAnnotation = Annotation;

export interface PlacedAnnotation extends Annotation {
  readonly window: Window;
}

/** The annotations that fall into what is drawn, in the order of time, cut to it. */
export function placeAnnotations(annotations: readonly Annotation[], drawn: Window): readonly PlacedAnnotation[] {
  return annotations
    .map((annotation) => ({ ...annotation, window: windowOf(annotation) }))
    .filter(({ window }) => window.from <= drawn.to && window.to >= drawn.from)
    .sort((a, b) => a.window.from - b.window.from)
    .map((annotation) => ({
      ...annotation,
      window: { from: Math.max(annotation.window.from, drawn.from), to: Math.min(annotation.window.to, drawn.to) },
    }));
}

function windowOf({ at, to }: Annotation): Window {
  const from = Date.parse(at);
  return { from, to: to === undefined ? from : Date.parse(to) };
}

/** Those that touch a bucket. A range ends before its end, a moment is part of the bucket that it starts. */
export function annotationsAt<A extends Annotation>(
  annotations: readonly A[],
  { times, end }: TrendModel,
  index: number,
): readonly A[] {
  const [start, next] = [times[index] as number, times[index + 1] ?? end];
  return annotations.filter((annotation) => {
    const { from, to } = windowOf(annotation);
    return from < next && (from === to ? to >= start : to > start);
  });
}

/** "Release 4.2 (Platform team)" */
export function annotationText({ label, owner }: Annotation, { messages }: TrendTextOptions): string {
  return owner === undefined ? label : messages.trend.annotation(label, owner);
}

/** What happened and when, as a sentence; null where nothing did. */
export function annotationSentence(
  model: TrendModel,
  annotations: readonly Annotation[],
  options: TrendTextOptions,
): string | null {
  const { times, end, timeZone } = model;
  const placed = placeAnnotations(annotations, { from: times[0] ?? end, to: end });
  if (placed.length === 0) return null;
  const { clauses, phrases, trend } = options.messages;
  const told = placed.map(({ label, owner, window: { from, to } }) => {
    const bucket = times.findLast((time) => time <= from) ?? from;
    const when = from === to ? bucketText(model, bucket, options) : formatRange(from, to, { ...options, timeZone });
    return trend.annotation(label, owner === undefined ? when : phrases([when, owner]));
  });
  return trend.annotated(clauses(told));
}
