export interface FrameMessages {
  readonly chart: string;
  readonly table: string;
  readonly copy: string;
  readonly copied: string;
  readonly export: string;
  readonly exports: Readonly<Record<"xlsx" | "csvForExcel" | "csv", string>>;
  /** The sheet that says what was filtered, as of when. */
  readonly notes: string;
  /** What exported numbers are in: a share stays between 0 and 1, a duration is in seconds. */
  readonly exportUnits: Readonly<Record<"count" | "share" | "seconds" | "points" | "ratio" | "difference", string>>;
  readonly fullScreen: string;
  readonly close: string;
  readonly actions: string;
  /** What a list of alerts is called where its host gives no title. */
  readonly alerts: string;
  readonly asOf: (time: string) => string;
  readonly showMore: (shown: string, total: string) => string;
}
