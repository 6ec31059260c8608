import { generateServiceData } from "../../demo/data/generate.ts";
import type { Family } from "./families.ts";
import { settings } from "./families.ts";
import { bucketsOf, countIn, quantileIn, shareIn } from "./buckets.ts";

/** The demo's service over 24 months, whole and by region: tickets, how satisfied, how soon a first response. */
export function demoFamilies(): readonly Family[] {
  const { ticket, feedback } = generateServiceData();
  const tickets = ticket.createdAt.map((at, index) => ({
    at,
    group: ticket.region[index] ?? null,
    value: ticket.firstResponseSeconds[index] ?? null,
  }));
  const regionOf = new Map(ticket.ticketId.map((id, index) => [id, ticket.region[index] ?? null]));
  const opinions = feedback.givenAt.flatMap((at, index) => {
    if (feedback.kind[index] !== "csat") return [];
    return [{ at, group: regionOf.get(feedback.ticketId[index] ?? "") ?? null, value: (feedback.score[index] ?? 0) >= 4 ? 1 : 0 }];
  });
  const zone = "Asia/Shanghai";
  const replied = tickets.filter(({ value }) => value !== null);
  return [
    { ...settings.hour, name: "tickets an hour", kind: "count", series: bucketsOf(tickets, "hour", zone, countIn) },
    { ...settings.day, name: "tickets a day", kind: "count", series: bucketsOf(tickets, "day", zone, countIn) },
    { ...settings.week, name: "tickets a week", kind: "count", series: bucketsOf(tickets, "week", zone, countIn) },
    { ...settings.day, name: "satisfied, by day", kind: "share", series: bucketsOf(opinions, "day", zone, shareIn) },
    { ...settings.week, name: "satisfied, by week", kind: "share", series: bucketsOf(opinions, "week", zone, shareIn) },
    { ...settings.day, name: "p90 first response, by day", kind: "duration", series: bucketsOf(replied, "day", zone, quantileIn(0.9)) },
    { ...settings.week, name: "p90 first response, by week", kind: "duration", series: bucketsOf(replied, "week", zone, quantileIn(0.9)) },
  ];
}
