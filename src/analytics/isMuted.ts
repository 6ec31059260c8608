import type { AlertTimes } from "../query/alertRule.ts";
import type { Weekday } from "../query/range.ts";

const weekdays: readonly Weekday[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const dayMs = 86_400_000;

/** Whether an instant, in epoch milliseconds, lies in the times, by the clocks of a zone. */
export function isMuted(times: AlertTimes | undefined, instant: number, timeZone = "UTC"): boolean {
  if (times === undefined) return false;
  const { date, minute } = wallClock(instant, timeZone);
  if (times.dates?.some(({ from, to }) => from <= date && date < to)) return true;
  const today = Date.parse(`${date}T00:00:00Z`);
  const on = (day: number) => weekdays[new Date(day).getUTCDay()] as Weekday;
  return (times.weekly ?? []).some(({ days = weekdays, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (end > start) return days.includes(on(today)) && minute >= start && minute < end;
    return (days.includes(on(today)) && minute >= start) || (days.includes(on(today - dayMs)) && minute < end);
  });
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(instant: number, timeZone: string): { readonly date: string; readonly minute: number } {
  const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { ...fields, hourCycle: "h23", timeZone });
  clocks.set(timeZone, clock);
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}
