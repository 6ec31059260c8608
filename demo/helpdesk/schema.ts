import { readFile } from "node:fs/promises";
import type { Connection } from "mysql2/promise";
import { insertRows } from "../mysql/insertRows.ts";
import { replaceTables } from "../mysql/replaceTables.ts";
import type { TableSchema } from "../mysql/schema.ts";

/** The file as it is, one row a line: `line` counts from 1 at the header, `completed_at` is in no zone. */
const helpdeskLog: TableSchema<"line" | "caseId" | "activityId" | "completedAt"> = {
  name: "helpdesk_log",
  columns: {
    line: "INT UNSIGNED NOT NULL",
    caseId: "VARCHAR(16) NOT NULL",
    activityId: "VARCHAR(2) NOT NULL",
    completedAt: "DATETIME NOT NULL",
  },
  keys: ["PRIMARY KEY (line)", "KEY helpdesk_log_case (case_id, completed_at, line)"],
};

/**
 * Loads the raw CSV for an independent reckoning in SQL: nothing of `readHelpdesk` is used, and the server reads the
 * times. Returns the number of rows.
 */
export async function loadHelpdeskLog(connection: Connection, path: string): Promise<number> {
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n").slice(1);
  const fields = lines.map((line) => line.trim().split(","));
  await replaceTables(connection, [helpdeskLog]);
  await insertRows(connection, helpdeskLog, {
    line: lines.map((_, index) => index + 2),
    caseId: fields.map(([caseId = ""]) => caseId),
    activityId: fields.map(([, activityId = ""]) => activityId),
    completedAt: fields.map(([, , completedAt = ""]) => completedAt),
  });
  return lines.length;
}
