import type { BusinessCalendar } from "../../src/query/index.ts";

/** China's Spring Festival of two years, with the weekends that are worked for it. */
export const china: BusinessCalendar = {
  weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  holidays: [
    { id: "newYear", from: "2026-01-01", to: "2026-01-04" },
    { id: "springFestival", from: "2025-01-28", to: "2025-02-05" },
    { id: "springFestival", from: "2026-02-15", to: "2026-02-24" },
  ],
  workingDays: ["2025-01-26", "2025-02-08", "2026-01-04", "2026-02-14", "2026-02-28"],
};
