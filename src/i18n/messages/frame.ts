export interface FrameMessages {
  readonly chart: string;
  readonly table: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly export: string;
  /** The sheet that says what was filtered, as of when. */
  readonly notes: string;
  readonly fullScreen: string;
  readonly close: string;
  readonly actions: string;
  /** What a list of alerts is called where its host gives no title. */
  readonly alerts: string;
  readonly asOf: (time: string) => string;
  readonly showMore: (shown: string, total: string) => string;
}
