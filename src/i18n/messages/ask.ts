/** Of the box in which questions are asked in words. */
export interface AskMessages {
  readonly title: string;
  readonly placeholder: string;
  readonly ask: string;
  readonly empty: string;
  readonly thinking: string;
  /** The model is told what was wrong with its first answer. */
  readonly secondTry: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly timedOut: string;
  readonly failed: string;
  /** The answer is no query that this catalog can be asked. */
  readonly refused: string;
  readonly at: (path: string) => string;
  /** Over the query, before it runs. */
  readonly proposal: string;
  readonly show: string;
  readonly discard: string;
  readonly add: string;
  readonly added: string;
  readonly another: string;
  /** No widget shows this query as it is. */
  readonly onlyTable: string;
  /** The page is filtered, and what is asked is not. */
  readonly asItIs: string;
  readonly history: string;
}
