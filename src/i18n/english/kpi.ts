import type { KpiMessages } from "../messages.ts";

export const kpiInEnglish: KpiMessages = {
  bases: {
    previous: "prior period",
    yesterday: "yesterday",
    yearAgo: "a year ago",
    sameWeekday: "same weekday last week",
    target: "target",
  },
  versus: (base) => `vs. ${base}`,
  sentiments: { good: "better", bad: "worse", neutral: "neutral" },
  onTarget: "On target",
  offTarget: "Off target",
  target: (value) => `Target ${value}`,
  until: (time) => `to ${time}`,
  untilAgainst: (time, base, baseTime) => `to ${time}, against ${base} to ${baseTime}`,
  statuses: { good: "Good", warning: "Watch", bad: "Critical" },
  unlike: "Still running: not like for like",
  latest: (bucket) => `Latest: ${bucket}`,
  sentence: (subject, clauses) => `${[subject, ...clauses].join(", ")}.`,
};
