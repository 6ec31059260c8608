import type { BusinessCalendar, Calendars, Holiday, LocalizedText } from "../../src/query/index.ts";
import { words } from "./words.ts";

const labels = {
  newYear: words("New Year", "元旦"),
  springFestival: words("Spring Festival", "春节"),
  qingming: words("Qingming Festival", "清明节"),
  labourDay: words("Labour Day", "劳动节"),
  dragonBoat: words("Dragon Boat Festival", "端午节"),
  midAutumn: words("Mid-Autumn Festival", "中秋节"),
  nationalDay: words("National Day", "国庆节"),
} as const satisfies { readonly [id: string]: LocalizedText };

/** Free days of a year, as the General Office of the State Council announces them each November: first and last. */
type Announced = readonly (readonly [id: keyof typeof labels, first: string, last: string])[];

const announced: Announced = [
  ["newYear", "2024-01-01", "2024-01-01"],
  ["springFestival", "2024-02-10", "2024-02-17"],
  ["qingming", "2024-04-04", "2024-04-06"],
  ["labourDay", "2024-05-01", "2024-05-05"],
  ["dragonBoat", "2024-06-10", "2024-06-10"],
  ["midAutumn", "2024-09-15", "2024-09-17"],
  ["nationalDay", "2024-10-01", "2024-10-07"],
  ["newYear", "2025-01-01", "2025-01-01"],
  ["springFestival", "2025-01-28", "2025-02-04"],
  ["qingming", "2025-04-04", "2025-04-06"],
  ["labourDay", "2025-05-01", "2025-05-05"],
  ["dragonBoat", "2025-05-31", "2025-06-02"],
  // With the Mid-Autumn Festival, which was on the 6th.
  ["nationalDay", "2025-10-01", "2025-10-08"],
  ["newYear", "2026-01-01", "2026-01-03"],
  ["springFestival", "2026-02-15", "2026-02-23"],
  ["qingming", "2026-04-04", "2026-04-06"],
  ["labourDay", "2026-05-01", "2026-05-05"],
  ["dragonBoat", "2026-06-19", "2026-06-21"],
  ["midAutumn", "2026-09-25", "2026-09-27"],
  ["nationalDay", "2026-10-01", "2026-10-07"],
];

/** China's public holidays of 2024 to 2026, and the weekends that are worked for them. */
const china: BusinessCalendar = {
  weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  holidays: announced.map(([id, from, last]): Holiday => ({ id, from, to: dayAfter(last), label: labels[id] })),
  workingDays: [
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
  ],
};

export const serviceCalendars = { china } as const satisfies Calendars;

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
