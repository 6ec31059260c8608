/** Of saved views. */
export interface ViewMessages {
  readonly title: string;
  /** Where no view is open. */
  readonly none: string;
  /** Something else is chosen than the open view says. */
  readonly edited: string;
  readonly nothing: string;
  readonly mine: string;
  readonly shared: string;
  /** The cockpit is opened with it, by the reader's own choice or for all. */
  readonly first: string;
  readonly firstForAll: string;
  readonly more: (name: string) => string;
  readonly save: (name: string) => string;
  readonly saveAs: string;
  readonly name: string;
  readonly nameMissing: string;
  readonly forAll: string;
  readonly add: string;
  readonly rename: string;
  readonly share: string;
  readonly unshare: string;
  readonly makeFirst: string;
  readonly makeFirstForAll: string;
  readonly notFirst: string;
  readonly notFirstForAll: string;
  readonly remove: string;
  readonly sure: (name: string) => string;
  readonly cancel: string;
  readonly conflict: (name: string) => string;
  readonly gone: (name: string) => string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly letGo: string;
  /** Of a view, or of a link. */
  readonly partly: string;
  readonly loading: string;
  readonly failed: string;
  readonly refused: string;
}
