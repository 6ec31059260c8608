/** One thing that is kept as JSON: a document, a view, an annotation, a thread. */
export interface KeptItem {
  /** Which of those it is. */
  readonly kind: string;
  /** Unique within its kind. */
  readonly id: string;
  /** What it is listed by. */
  readonly group: string;
  /** The time that it touches, epoch milliseconds, half-open; null: none, and it touches every time. */
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly value: unknown;
}

export interface ItemRange {
  readonly group?: string;
  readonly span?: { readonly from: number; readonly to: number };
}

/** The items within one transaction. */
export interface Items {
  /** Null: none of this id. */
  get(kind: string, id: string): Promise<unknown>;
  /** As `get`, to be written again: until the end of this transaction nobody else has it, whether it is there or not. */
  lock(kind: string, id: string): Promise<unknown>;
  /** In the order of their ids. */
  list(kind: string, range?: ItemRange): Promise<readonly unknown[]>;
  put(item: KeptItem): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
}

/**
 * Where cockpits, views, annotations and comments are kept; what they mean is decided above it, once. Memory, the
 * browser's storage and MySQL are three.
 */
export interface ItemStore {
  /**
   * All that `work` writes is there afterwards, or nothing of it. It may be done again where a database had to give way.
   * @throws whatever `work` throws, and MetricsError where the store cannot be reached
   */
  transact<T>(work: (items: Items) => Promise<T>): Promise<T>;
  subscribe?(changed: () => void): () => void;
}
