import { calendarInEnglish } from "../../i18n/english/calendar.ts";
import { deltaInEnglish } from "../../i18n/english/delta.ts";
import { kpiInEnglish } from "../../i18n/english/kpi.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import { statesInEnglish } from "../../i18n/english/states.ts";
import type { Messages } from "../../i18n/messages.ts";

/** The words that a tile speaks. */
export type TileWords = Pick<Messages, "labeled" | "calendar" | "delta" | "states" | "kpi">;

export const tileWordsInEnglish: TileWords = {
  labeled: labeledInEnglish,
  calendar: calendarInEnglish,
  delta: deltaInEnglish,
  states: statesInEnglish,
  kpi: kpiInEnglish,
};
