import { calendarInEnglish } from "./english/calendar.ts";
import { clausesInEnglish } from "./english/clauses.ts";
import { definitionInEnglish } from "./english/definition.ts";
import { deltaInEnglish } from "./english/delta.ts";
import { drillInEnglish } from "./english/drill.ts";
import { drillGridInEnglish } from "./english/drillGrid.ts";
import { filtersInEnglish } from "./english/filters.ts";
import { frameInEnglish } from "./english/frame.ts";
import { kpiInEnglish } from "./english/kpi.ts";
import { listInEnglish, phrasesInEnglish } from "./english/joins.ts";
import { labeledInEnglish } from "./english/labeled.ts";
import { statesInEnglish } from "./english/states.ts";
import { trendInEnglish } from "./english/trend.ts";
import type { Messages } from "./messages.ts";

/** What every page with a widget in a frame has of English; the words of what few show come with it. */
export const enAtOnce: Messages = {
  locale: "en",
  labeled: labeledInEnglish,
  list: listInEnglish,
  phrases: phrasesInEnglish,
  clauses: clausesInEnglish,
  total: "Total",
  other: "Other",
  unknown: "Unknown",
  blank: "(empty)",
  yes: "Yes",
  no: "No",
  calendar: calendarInEnglish,
  delta: deltaInEnglish,
  states: statesInEnglish,
  definition: definitionInEnglish,
  frame: frameInEnglish,
  kpi: kpiInEnglish,
  trend: trendInEnglish,
  drill: drillInEnglish,
  drillGrid: drillGridInEnglish,
  filters: filtersInEnglish,
};
