import { filesInEnglish } from "../../i18n/english/files.ts";
import type { Messages } from "../../i18n/messages.ts";
import { MetricsError } from "../../query/error.ts";
import { download } from "./download.ts";
import type { TableModel, TableUnit } from "./tableModel.ts";
import { tableCsv } from "./tableText.ts";

/** `csvForExcel`: with a byte order mark, without which Excel reads a file in the system's old encoding. */
export type ExportFormat = "xlsx" | "csvForExcel" | "csv";

export interface ExportOptions {
  readonly title: string;
  /** What was filtered, as of when, on whose clock. */
  readonly notes: readonly string[];
  readonly messages: Pick<Messages, "frame" | "states" | "files">;
  readonly timeZone: string;
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves all rows as a file. What writes XLSX is loaded when it is asked for. */
export async function exportTable(table: TableModel, format: ExportFormat, options: ExportOptions): Promise<void> {
  const { title, notes, messages, timeZone } = options;
  const { frame, states, files = filesInEnglish } = messages;
  const unitText = (unit: TableUnit) => (typeof unit === "object" ? unit.currency : unit === "number" ? null : files.units[unit]);
  if (format !== "xlsx") {
    const byteOrderMark = format === "csvForExcel";
    const text = tableCsv(table, { notes, unitText, hidden: states.hidden, timeZone, notesTitle: frame.notes, byteOrderMark });
    download(text, `${title}.csv`, "text/csv;charset=utf-8");
    return;
  }
  const [{ xlsxSheets }, { default: writeXlsx }] = await Promise.all([import("./tableXlsx.ts"), import("write-excel-file/universal")]);
  const sheets = xlsxSheets(table, { title, notes, notesTitle: frame.notes, timeZone, unitText, hidden: states.hidden });
  download(await unlessBlocked(writeXlsx([...sheets]).toBlob()), `${title}.xlsx`, xlsxType);
}

/** The writer zips large sheets in a worker, and waits for ever where the page's policy forbids it one. */
function unlessBlocked<T>(written: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onViolation = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective.startsWith("worker-src"))
        reject(new MetricsError("unsupported", "the page's content security policy allows no worker from a blob: export CSV, or allow worker-src blob:"));
    };
    document.addEventListener("securitypolicyviolation", onViolation);
    void written.then(resolve, reject).finally(() => document.removeEventListener("securitypolicyviolation", onViolation));
  });
}
