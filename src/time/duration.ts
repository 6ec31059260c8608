import type { DateTimeDuration } from "@internationalized/date";
import { MetricsError } from "../query/error.ts";

const pattern = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Reads an ISO 8601 duration of calendar units: `P1Y`, `P4W`, `P1DT12H`. Parts that are 0 are left out. */
export function parseDuration(text: string, { path = "" } = {}): DateTimeDuration {
  const parts = pattern.exec(text)?.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  if (parts === undefined) {
    throw new MetricsError("invalid-query", `"${text}" is not a duration; write ISO 8601 such as P1Y or P4W`, { path });
  }
  const names = ["years", "months", "weeks", "days", "hours", "minutes"] as const;
  return Object.fromEntries(names.map((name, at) => [name, parts[at]] as const).filter(([, count]) => count !== 0));
}
