import { formatRange } from "../format/date.ts";
import { queriesInEnglish } from "../i18n/english/queries.ts";
import type { QueryMessages } from "../i18n/messages/queries.ts";
import type { Grain, Range } from "../query/range.ts";
import type { ClauseTextOptions } from "./clauseText.ts";
import { rangeLabel } from "./rangeLabel.ts";
import { rangeOnClock } from "./rangeOnClock.ts";
import { presetOf } from "./rangePresets.ts";

/** A range in words, and the dates that it is now. */
export function rangeWords(range: Range, { locale, messages, clock }: ClauseTextOptions): string {
  const { queries: words = queriesInEnglish, filters } = messages;
  const { from, to } = rangeOnClock(range, clock);
  const dates = formatRange(from, to, { locale, timeZone: "UTC" });
  if (presetOf(range) !== "custom") return messages.delta.both(rangeLabel(range, filters), dates);
  if ("last" in range) return messages.delta.both(words[range.complete === false ? "lastRunning" : "last"](unitsText(range.unit, range.last, words)), dates);
  if ("toDate" in range) return messages.delta.both(words.toDate(grainText(range.toDate, words)), dates);
  return "period" in range ? messages.delta.both(words.period(grainText(range.period, words), range.offset), dates) : dates;
}

export function grainText(grain: Grain | "auto", { grains }: QueryMessages): string {
  return typeof grain === "string" ? grains[grain] : grain.interval;
}

function unitsText(unit: Grain, count: number, words: QueryMessages): string {
  return typeof unit === "string" ? words.units[unit](count) : `${count} × ${unit.interval}`;
}
