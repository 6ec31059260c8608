import type { Window } from "../../charts/decimate.ts";
import type { Instant } from "../../query/range.ts";

/** What happened: at a moment, or until another. */
export interface TrendAnnotation {
  readonly at: Instant;
  readonly to?: Instant;
  readonly label: string;
  /** Where to read more. */
  readonly link?: string;
}

export interface PlacedAnnotation extends TrendAnnotation {
  readonly window: Window;
}

/** The annotations that fall into what is drawn, in the order of time, cut to it. */
export function placeAnnotations(annotations: readonly TrendAnnotation[], drawn: Window): readonly PlacedAnnotation[] {
  return annotations
    .map((annotation) => {
      const from = Date.parse(annotation.at);
      return { ...annotation, window: { from, to: annotation.to === undefined ? from : Date.parse(annotation.to) } };
    })
    .filter(({ window }) => window.from <= drawn.to && window.to >= drawn.from)
    .sort((a, b) => a.window.from - b.window.from)
    .map((annotation) => ({
      ...annotation,
      window: { from: Math.max(annotation.window.from, drawn.from), to: Math.min(annotation.window.to, drawn.to) },
    }));
}
