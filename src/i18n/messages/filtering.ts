/** What controls of filters say once they are open. */
export interface FilteringMessages {
  readonly compareWith: string;
  readonly noComparison: string;
  /** Opens a field for a list of values. */
  readonly paste: string;
  readonly pasteHint: string;
  readonly addPasted: string;
  readonly cancel: string;
  readonly notFound: (values: string) => string;
  /** Pinyin is looked for among those alone that were loaded. */
  readonly pinyinAmong: (count: string) => string;
  readonly tooMany: (count: string) => string;
  /** The way from cockpit to cockpit. */
  readonly trail: string;
  readonly back: (to: string) => string;
  readonly backKeys: string;
}
