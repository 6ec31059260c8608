import { MetricsError } from "./error.ts";
import { isLocalDate } from "./localDate.ts";
import { suggestion } from "./nearest.ts";
import { weekdays } from "./range.ts";

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/**
 * Times of a rule or a route that did not come over the wire.
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function requireAlertTimes(times: unknown, path: string): void {
  const { weekly, dates } = fieldsOf(times, path, "times, { weekly, dates }");
  listOf(weekly, `${path}.weekly`).forEach((each, at) => {
    const here = `${path}.weekly[${at}]`;
    const { days, from, to } = fieldsOf(each, here, "a time of the week, { days, from, to }");
    for (const [name, time] of Object.entries({ from, to })) {
      if (typeof time !== "string" || !clock.test(time)) fault(`${shown(time)} is no time of the day; write 08:30`, `${here}.${name}`);
    }
    listOf(days, `${here}.days`).forEach((day, index) => {
      if (weekdays.some((known) => known === day)) return;
      fault(`unknown weekday ${shown(day)}; ${suggestion(String(day), weekdays)}`, `${here}.days[${index}]`);
    });
    if (Array.isArray(days) && days.length === 0) fault("no day is named; name one, or leave `days` out for every day", `${here}.days`);
  });
  listOf(dates, `${path}.dates`).forEach((each, at) => {
    const here = `${path}.dates[${at}]`;
    const { from, to } = fieldsOf(each, here, "dates, { from, to }");
    for (const [name, date] of Object.entries({ from, to })) {
      if (typeof date !== "string" || !isLocalDate(date)) fault(`${shown(date)} is no date; write 2026-03-29`, `${here}.${name}`);
    }
    if (String(from) >= String(to)) fault(`the dates end before they begin (${from} to ${to}); \`to\` is the first day outside`, `${here}.to`);
  });
}

function fieldsOf(value: unknown, path: string, what: string): { readonly [name: string]: unknown } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fault(`${shown(value)} is given for ${what}`, path);
  return value as { readonly [name: string]: unknown };
}

function listOf(value: unknown, path: string): readonly unknown[] {
  if (value !== undefined && !Array.isArray(value)) fault(`${shown(value)} is no list`, path);
  return (value ?? []) as readonly unknown[];
}

/** Short, and without what may be in it. */
function shown(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 60)}"` : typeof value === "number" ? String(value) : value === null ? "null" : typeof value;
}

function fault(message: string, path: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
