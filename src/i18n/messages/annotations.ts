/** Of the list of what happened; the rest of its words are those of comments. */
export interface AnnotationMessages {
  readonly nothing: string;
  readonly others: (n: number) => string;
  readonly failed: string;
}
