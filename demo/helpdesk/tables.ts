import type { MemoryTables } from "../../src/adapters/memory/index.ts";
import type { HelpdeskData } from "./readHelpdesk.ts";

/** The log under the names of `helpdeskCatalog`. */
export function helpdeskTables({ ticket, stageChange }: HelpdeskData): MemoryTables {
  return { ticket: { ...ticket }, stageChange: { ...stageChange } };
}

/** The log's own present: the midnight (UTC) after its last line. */
export function helpdeskNow({ stageChange }: HelpdeskData): number {
  const last = stageChange.completedAt.reduce((latest, time) => Math.max(latest, time), 0);
  const midnight = new Date(last);
  return midnight.setUTCHours(24, 0, 0, 0);
}
