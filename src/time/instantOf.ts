import { MetricsError } from "../query/error.ts";
import { instantAt } from "./offsets.ts";

/** A date is its midnight in the zone; a time without offset is local; everything else is absolute. */
export function instantOf(text: string, { timeZone }: { readonly timeZone: string }, path: string): number {
  const isAbsolute = /(Z|[+-]\d{2}:\d{2})$/.test(text) && text.includes("T");
  const read = Date.parse(isAbsolute ? text : text.includes("T") ? `${text}Z` : `${text}T00:00:00Z`);
  if (Number.isNaN(read)) {
    throw new MetricsError("invalid-query", `"${text}" is not an instant; write 2026-03-29T00:00:00Z`, { path });
  }
  return isAbsolute ? read : instantAt(read, timeZone);
}
