/** Of the list of what happened; the rest of its words are those of comments. */
export interface AnnotationMessages {
  readonly nothing: string;
  readonly others: (n: number) => string;
  readonly failed: string;
  /** Of one whose new time is none that the page shows. */
  readonly movedOutside: (label: string, days: string) => string;
}
