import { queriesInEnglish } from "../i18n/english/queries.ts";
import type { QueryMessages } from "../i18n/messages/queries.ts";
import type { Grain, Range } from "../query/range.ts";
import type { ClauseTextOptions } from "./clauseText.ts";
import { rangeLabel } from "./rangeLabel.ts";
import { rangeDates } from "./rangeDates.ts";
import { presetOf } from "./rangePresets.ts";

/** A range in words, and the dates that it is now. */
export function rangeWords(range: Range, { locale, messages, clock }: ClauseTextOptions): string {
  const { queries: words = queriesInEnglish, filters } = messages;
  const dates = rangeDates(range, clock, locale);
  const name = presetOf(range) === "custom" ? nameIn(range, words) : rangeLabel(range, filters);
  return name !== null && dates !== null ? messages.delta.both(name, dates) : (name ?? dates ?? filters.presets.custom);
}

function nameIn(range: Range, words: QueryMessages): string | null {
  if ("last" in range) return words[range.complete === false ? "lastRunning" : "last"](unitsText(range.unit, range.last, words));
  if ("toDate" in range) return words.toDate(grainText(range.toDate, words));
  return "period" in range ? words.period(grainText(range.period, words), range.offset) : null;
}

export function grainText(grain: Grain | "auto", { grains }: QueryMessages): string {
  return typeof grain === "string" ? grains[grain] : grain.interval;
}

function unitsText(unit: Grain, count: number, words: QueryMessages): string {
  return typeof unit === "string" ? words.units[unit](count) : `${count} × ${unit.interval}`;
}
