import { deltaInEnglish } from "../../i18n/english/delta.ts";
import { kpiEssentialsInEnglish, stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import type { Messages } from "../../i18n/messages.ts";

/** The words of a figure and what it is held against. */
export interface FigureWords extends Pick<Messages, "range" | "labeled" | "delta"> {
  readonly states: Pick<Messages["states"], keyof typeof stateEssentialsInEnglish>;
  readonly kpi: Pick<Messages["kpi"], keyof typeof kpiEssentialsInEnglish>;
}

/** All words that a tile speaks. */
export type TileWords = Pick<Messages, "labeled" | "calendar" | "delta" | "states" | "kpi">;

export const figureWordsInEnglish: FigureWords = {
  labeled: labeledInEnglish,
  delta: deltaInEnglish,
  states: stateEssentialsInEnglish,
  kpi: kpiEssentialsInEnglish,
};
