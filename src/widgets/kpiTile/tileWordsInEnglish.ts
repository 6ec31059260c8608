import { calendarInEnglish } from "../../i18n/english/calendar.ts";
import { kpiInEnglish } from "../../i18n/english/kpi.ts";
import { statesInEnglish } from "../../i18n/english/states.ts";
import { figureWordsInEnglish } from "./tileWords.ts";
import type { TileWords } from "./tileWords.ts";

export const tileWordsInEnglish: TileWords = {
  ...figureWordsInEnglish,
  calendar: calendarInEnglish,
  states: statesInEnglish,
  kpi: kpiInEnglish,
};
