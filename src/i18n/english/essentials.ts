import type { KpiMessages } from "../messages/kpi.ts";
import type { StateMessages } from "../messages/states.ts";

/** The words of states that a page has before it has any other. */
export const stateEssentialsInEnglish = {
  loading: "Loading",
  empty: "No data in this period",
  partial: "Partial data",
  error: "This could not be loaded",
  missing: "Part of this could not be loaded",
  retry: "Try again",
  offline: "You are offline. This is the last data",
  online: "You are online again",
  tooFew: "Too few cases",
  definition: "Definition",
} satisfies Partial<StateMessages>;

/** The words of a tile that shows a figure and what it is held against. */
export const kpiEssentialsInEnglish = {
  bases: {
    previous: "prior period",
    yesterday: "yesterday",
    yearAgo: "a year ago",
    sameWeekday: "same weekday last week",
    target: "target",
  },
  versus: (base: string) => `vs. ${base}`,
  sentiments: { good: "better", bad: "worse", neutral: "neutral" },
  sentence: (subject: string, clauses: readonly string[]) => `${[subject, ...clauses].join(", ")}.`,
} satisfies Partial<KpiMessages>;
