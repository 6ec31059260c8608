import { dateFormat } from "../../format/intl.ts";

const dayMs = 86_400_000;
// Swedish prints the years between as ISO 8601 does, with a day to spare for every zone.
const [earliest, latest] = [Date.UTC(1000, 0, 3), Date.UTC(9999, 11, 29)];
const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;

/** A moment as the zone's clocks show it, the way a field for date and time holds it: "2026-03-19T10:20". */
export function wallTime(time: number, timeZone: string): string {
  return dateFormat("sv-SE", { ...fields, timeZone }).format(time).replace(" ", "T");
}

/**
 * When the zone's clocks show `wall`; the first time where they show it twice, and the time after where they skip it.
 * @returns null for a text that is none, and for years that do not have four digits
 */
export function timeAtWall(wall: string, timeZone: string): number | null {
  const target = Date.parse(`${wall}Z`);
  if (!(target >= earliest && target <= latest)) return null;
  const shift = (near: number) => Date.parse(`${wallTime(near, timeZone)}Z`) - near;
  const times = [target - dayMs, target + dayMs].map((near) => target - shift(near)).sort((a, b) => a - b);
  return times.find((time) => wallTime(time, timeZone) === wallTime(target, "UTC")) ?? times.at(-1) ?? null;
}
