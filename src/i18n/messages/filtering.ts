/** What controls of filters say once they are open. */
export interface FilteringMessages {
  readonly compareWith: string;
  readonly noComparison: string;
}
