import { localDate } from "./printDate.ts";

/** The day on which every fiscal year starts, and which of the calendar years that it touches names it. */
export interface FiscalStart {
  /** 1 (January) to 12. */
  readonly month: number;
  /** 1 to 28. Default 1. */
  readonly day?: number;
  /** Default `end`: the year to March 2027 is 2027. */
  readonly namedBy?: "start" | "end";
}

/** Says which fiscal year and quarter an instant falls in, for `formatBucket`. */
export function fiscalPeriodIn(timeZone: string, { month, day = 1, namedBy = "end" }: FiscalStart) {
  return (time: number): { readonly year: number; readonly quarter: number } => {
    // As if every fiscal month started on the first.
    const date = new Date(localDate(time, timeZone) - (day - 1) * 86_400_000);
    const months = date.getUTCMonth() + 1 - month;
    const year = date.getUTCFullYear() - (months < 0 ? 1 : 0);
    const endsLater = namedBy === "end" && (month > 1 || day > 1);
    return { year: endsLater ? year + 1 : year, quarter: Math.floor(((months + 12) % 12) / 3) + 1 };
  };
}
