import { dateFormat } from "../../format/intl.ts";
import type { TableValue } from "./tableModel.ts";

/** Instants as the zone's clocks show them, "2026-03-23 10:00"; a date of the calendar is on nobody's clock and begins at "00:00". */
export function clockTimes(values: readonly TableValue[], timeZone: string): readonly (string | null)[] {
  const clock = dateFormat("sv", { dateStyle: "short", timeStyle: "short", timeZone });
  return values.map((value) => {
    if (value === null) return null;
    return isCalendarDate(value) ? `${value} 00:00` : clock.format(Date.parse(String(value)));
  });
}

/** Rows whose time the clocks show at another row's instant, too, as they were set back between: each with its offset, "-04:00". */
export function repeatedTimes(values: readonly TableValue[], timeZone: string, times = clockTimes(values, timeZone)): ReadonlyMap<number, string> {
  const rowsOf = new Map<string, number[]>();
  times.forEach((time, row) => {
    if (time === null || isCalendarDate(values[row] ?? "")) return;
    const rows = rowsOf.get(time);
    if (rows === undefined) rowsOf.set(time, [row]);
    else rows.push(row);
  });
  const repeated = Array.from(rowsOf.values(), (rows) => {
    if (rows.length === 1) return [];
    const offsets = rows.map((row) => [row, clockOffset(values[row] ?? null, timeZone)] as const);
    return new Set(offsets.map(([, offset]) => offset)).size > 1 ? offsets : [];
  });
  return new Map(repeated.flat());
}

/** From UTC, of the zone's clocks at an instant: "-04:00"; nothing for what is none. */
export function clockOffset(value: TableValue, timeZone: string): string {
  if (value === null || isCalendarDate(value)) return "";
  const parts = dateFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(Date.parse(String(value)));
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name === "GMT" ? "+00:00" : name.slice("GMT".length);
}

/** "2026-03-23", which is no instant. */
export function isCalendarDate(value: string | number): value is string {
  return typeof value === "string" && !value.includes("T");
}
