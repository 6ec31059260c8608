import type { KpiMessages } from "../messages/kpi.ts";
import { kpiEssentialsInEnglish } from "./essentials.ts";

export const kpiInEnglish: KpiMessages = {
  ...kpiEssentialsInEnglish,
  onTarget: "On target",
  offTarget: "Off target",
  target: (value) => `Target ${value}`,
  until: (time) => `to ${time}`,
  untilAgainst: (time, base, baseTime) => `to ${time}, against ${base} to ${baseTime}`,
  statuses: { good: "Good", warning: "Watch", bad: "Critical" },
  unlike: "Still running: not like for like",
  latest: (bucket) => `Latest: ${bucket}`,
};
