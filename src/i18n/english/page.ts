import { calendarInEnglish } from "./calendar.ts";
import { clausesInEnglish } from "./clauses.ts";
import { definitionInEnglish } from "./definition.ts";
import { deltaInEnglish } from "./delta.ts";
import { filtersInEnglish } from "./filters.ts";
import { frameInEnglish } from "./frame.ts";
import { funnelInEnglish } from "./funnel.ts";
import { kpiInEnglish } from "./kpi.ts";
import { listInEnglish, phrasesInEnglish } from "./joins.ts";
import { labeledInEnglish } from "./labeled.ts";
import { retentionInEnglish } from "./retention.ts";
import { statesInEnglish } from "./states.ts";
import { trendInEnglish } from "./trend.ts";
import type { Messages } from "../messages.ts";

/** What every widget may speak. Its parts are apart, because a page carries the parts that its widgets speak, and no other language. */
export const englishForPages: Messages = {
  locale: "en",
  labeled: labeledInEnglish,
  list: listInEnglish,
  phrases: phrasesInEnglish,
  clauses: clausesInEnglish,
  total: "Total",
  other: "Other",
  unknown: "Unknown",
  calendar: calendarInEnglish,
  delta: deltaInEnglish,
  states: statesInEnglish,
  definition: definitionInEnglish,
  frame: frameInEnglish,
  kpi: kpiInEnglish,
  trend: trendInEnglish,
  retention: retentionInEnglish,
  funnel: funnelInEnglish,
  filters: filtersInEnglish,
};
