export interface TrendMessages {
  readonly types: Readonly<Record<"line" | "area" | "bar", string>>;
  /** The column of the table that holds the buckets. */
  readonly time: string;
  readonly previous: (name: string) => string;
  /** A series whose numbers stand at the right axis, where there are two. */
  readonly rightAxis: (name: string) => string;
  readonly noValue: string;
  readonly shows: (type: string, metrics: string, range: string) => string;
  readonly seriesCount: (n: number) => string;
  readonly changed: (first: string, last: string, change: string) => string;
  readonly unchanged: (value: string) => string;
  readonly highest: (value: string, bucket: string) => string;
  readonly lowest: (value: string, bucket: string) => string;
  readonly gaps: (n: number) => string;
  readonly masked: (n: number) => string;
  readonly incompleteFrom: (bucket: string) => string;
  /** Of a bucket that the range cuts. */
  readonly partOf: (range: string) => string;
  readonly keyboard: string;
  /** Of a point that the page is filtered by. */
  readonly filtering: string;
  /** Names the legend, whose buttons show and hide. */
  readonly series: string;
  readonly annotations: string;
  /** Of what happened: when, and who knows more. */
  readonly annotation: (label: string, detail: string) => string;
  readonly annotated: (annotations: string) => string;
  readonly annotationsMissing: string;
  readonly wholeRange: string;
}
