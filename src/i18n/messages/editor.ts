type GrainName =
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "year"
  | "fiscalQuarter"
  | "fiscalYear"
  | "businessDay";

/** What one step of the editor did, to what. */
export type EditorStep =
  | "addWidget"
  | "removeWidget"
  | "duplicateWidget"
  | "changeWidget"
  | "moveWidget"
  | "resizeWidget"
  | "deriveLayout"
  | "addFilter"
  | "removeFilter"
  | "changeFilter"
  | "moveFilter"
  | "mapFilter"
  | "retitle"
  | "merge"
  | "recover"
  | "repair";

/** A place in the grid: columns and rows from 1 on, already as figures. */
export interface PlaceWords {
  readonly column: string;
  readonly row: string;
  readonly columns: string;
  readonly rows: string;
}

/** The editor of cockpits, loaded with it. */
export interface EditorMessages {
  readonly editor: string;
  readonly toolbar: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly saveFailed: string;
  readonly unsaved: string;
  readonly undo: string;
  readonly redo: string;
  /** "Undo: Move “CSAT”". */
  readonly undoStep: (step: string) => string;
  readonly redoStep: (step: string) => string;
  readonly undone: (step: string) => string;
  readonly nothingToUndo: string;
  readonly nothingToRedo: string;
  readonly redone: (step: string) => string;
  readonly steps: Readonly<Record<EditorStep, (name: string) => string>>;

  readonly layouts: string;
  readonly layout: Readonly<Record<"wide" | "medium" | "narrow", string>>;
  readonly derived: string;
  readonly own: string;
  readonly derivedHint: string;
  readonly deriveAgain: string;

  readonly widgets: string;
  readonly widgetPlace: (name: string, place: PlaceWords) => string;
  readonly gridHelp: string;
  readonly emptyGrid: string;
  readonly lifted: (name: string, place: PlaceWords) => string;
  readonly movedTo: (place: PlaceWords) => string;
  readonly sized: (place: PlaceWords) => string;
  readonly edge: string;
  readonly dropped: (name: string, place: PlaceWords) => string;
  readonly takenBack: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly added: (name: string, place: PlaceWords) => string;
  readonly widgetActions: (name: string) => string;
  readonly moveOrResize: string;
  readonly moves: Readonly<
    Record<"left" | "right" | "up" | "down" | "first" | "last" | "wider" | "narrower" | "taller" | "shorter", string>
  >;
  readonly duplicate: string;
  readonly remove: string;
  readonly close: string;

  readonly addWidget: string;
  readonly addFirst: string;
  readonly findWidget: string;
  readonly previewOf: (name: string) => string;
  readonly unsetPreview: string;

  readonly properties: string;
  readonly cockpit: string;
  readonly title: string;
  readonly description: string;
  readonly heldBack: string;

  readonly filters: string;
  readonly noFilters: string;
  readonly addFilter: string;
  readonly filterKinds: Readonly<Record<"dateRange" | "dimension" | "measure", string>>;
  readonly filterName: string;
  readonly filterMeets: string;
  readonly meets: Readonly<Record<"asIs" | "ignored" | "mapped", string>>;
  readonly mappedTo: (dimension: string) => string;
  readonly startsWith: string;
  readonly condition: string;
  readonly threshold: string;
  readonly above: Readonly<Record<"gt" | "gte" | "lt" | "lte", string>>;

  readonly problems: string;
  readonly noProblems: string;
  readonly problemCount: (n: number) => string;
  readonly error: string;
  readonly warning: string;
  readonly saveNeedsRepair: string;
  /** What mends a problem at once. */
  readonly repairs: Readonly<Record<"remove" | "rename" | "place", string>>;
  readonly repairNamed: (repair: string, path: string) => string;
  readonly repaired: (path: string) => string;

  readonly draftFound: (time: string) => string;
  readonly draftOutdated: string;
  readonly continueDraft: string;
  readonly discardDraft: string;
  readonly compareDraft: string;
  readonly changes: string;
  readonly noChanges: string;
  /** In what two documents differ. Values come without quotation marks. */
  readonly differences: {
    readonly widget: (name: string) => string;
    readonly filter: (name: string) => string;
    readonly part: (whole: string, part: string) => string;
    readonly layout: (layout: string) => string;
    readonly at: (place: PlaceWords) => string;
    readonly size: (place: PlaceWords) => string;
    readonly added: (what: string, after: string) => string;
    readonly removed: (what: string, before: string) => string;
  } & Readonly<Record<"changed" | "moved" | "resized" | "reordered", (what: string, before: string, after: string) => string>>;
  readonly draftKept: (time: string) => string;
  readonly draftFull: string;
  readonly draftOff: string;
  readonly otherTab: (time: string) => string;
  readonly takeTheirs: string;
  readonly keepMine: string;
  readonly otherTabPaused: string;

  readonly conflict: string;
  readonly conflictMerged: string;
  readonly conflictRemaining: (n: number) => string;
  /** Why nothing of theirs is taken by itself. */
  readonly conflictWhole: (why: string) => string;
  /** What keeps `side`, as `mine` or `theirs` call it, from being read, with where it stands. */
  readonly sideFaulty: (side: string, fault: string) => string;
  /** Beside the button to save, until it is chosen what is kept. */
  readonly undecided: string;
  /** Beside one thing that both changed. */
  readonly theirsHere: string;
  readonly mine: string;
  readonly theirs: string;
  readonly useMerged: string;
  readonly mergeAndRepair: string;
  readonly loadTheirs: string;
  readonly overwrite: string;
  readonly nothing: string;

  readonly choose: string;
  readonly nothingFound: string;
  readonly notInCatalog: string;
  readonly byDefault: string;
  readonly yes: string;
  readonly no: string;
  readonly set: string;
  readonly setNamed: (name: string) => string;
  readonly leaveOut: string;
  readonly leaveOutNamed: (name: string) => string;
  readonly add: string;
  readonly addNamed: (name: string) => string;
  readonly removeNamed: (name: string) => string;
  readonly moveUp: (name: string) => string;
  readonly moveDown: (name: string) => string;
  /** The nth entry of a list. */
  readonly entry: (list: string, n: string) => string;
  readonly unit: string;
  readonly grains: Readonly<Record<GrainName, string>>;
  readonly ownInterval: string;
  readonly intervalHint: string;
  readonly inEnglish: string;
  readonly inChinese: string;
}
