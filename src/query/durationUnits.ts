import { isoDuration } from "./duration.ts";

export interface DurationUnits {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

/** An ISO 8601 duration in the units of a calendar that do not make up one another; null of a text that is none. */
export function durationUnits(text: string): DurationUnits | null {
  const parts = isoDuration.exec(text)?.slice(1).map((part) => Number(part ?? 0));
  if (parts === undefined) return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = parts;
  return { months: years * 12 + months, days: weeks * 7 + days, minutes: hours * 60 + minutes };
}
