/** Of files of a widget's rows. */
export interface FileMessages {
  readonly formats: Readonly<Record<"xlsx" | "csvForExcel" | "csv", string>>;
  /** What numbers are in: a share stays between 0 and 1, a duration is in seconds. */
  readonly units: Readonly<Record<"count" | "share" | "seconds" | "points" | "ratio" | "difference", string>>;
}
