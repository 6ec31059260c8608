/** What is told of a span: names, counts and times, never a value that was asked or found. */
export interface SpanAttributes {
  readonly [name: string]: string | number | boolean;
}

/** Measures pieces of work as spans, the ones inside below the ones around them. */
export interface Trace {
  /** The work's own outcome; a throw marks the span as failed. */
  span<T>(name: string, work: (span: Span) => Promise<T>, attributes?: SpanAttributes): Promise<T>;
}

/** A span that is being measured. */
export interface Span extends Trace {
  /** Adds what became known meanwhile. */
  set(attributes: SpanAttributes): void;
}
