import { readFileSync } from "node:fs";
import { bucketsOf, countIn, quantileIn, shareIn } from "./buckets.ts";
import type { Family } from "./families.ts";
import { settings } from "./families.ts";

/** From then on the log is not whole: tickets finished fall from 200 a month to 20, tickets opened in a week from 60 to 5. */
const thinFrom = Date.UTC(2012, 7, 13);

/** A real help desk: tickets opened, how long the tickets that opened took, which share took more than four steps. */
export function helpdeskFamilies(file: string, until = thinFrom): readonly Family[] {
  const cases = new Map<string, number[]>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [id = "", , at = ""] = line.split(",");
    const times = cases.get(id) ?? [];
    cases.set(id, times);
    times.push(Date.parse(`${at.replace(" ", "T")}Z`));
  }
  const all = [...cases.values()].map((times) => {
    const [first, last] = [Math.min(...times), Math.max(...times)];
    return { at: first, group: null, seconds: (last - first) / 1000, long: times.length > 4 ? 1 : 0 };
  });
  const tickets = all.filter(({ at }) => at < until);
  const took = tickets.map(({ at, group, seconds }) => ({ at, group, value: seconds }));
  const long = tickets.map(({ at, group, long: value }) => ({ at, group, value }));
  return [
    { ...settings.hour, name: "tickets an hour", kind: "count", series: bucketsOf(took, "hour", "UTC", countIn) },
    { ...settings.day, name: "tickets a day", kind: "count", series: bucketsOf(took, "day", "UTC", countIn) },
    { ...settings.week, name: "tickets a week", kind: "count", series: bucketsOf(took, "week", "UTC", countIn) },
    { ...settings.day, name: "many steps, by day", kind: "share", series: bucketsOf(long, "day", "UTC", shareIn) },
    { ...settings.week, name: "many steps, by week", kind: "share", series: bucketsOf(long, "week", "UTC", shareIn) },
    { ...settings.day, name: "p90 duration, by day", kind: "duration", series: bucketsOf(took, "day", "UTC", quantileIn(0.9)) },
    { ...settings.week, name: "p90 duration, by week", kind: "duration", series: bucketsOf(took, "week", "UTC", quantileIn(0.9)) },
  ];
}
