import type { FilterMessages } from "../i18n/messages/filters.ts";
import type { Range } from "../query/range.ts";
import { includesToday, presetOf } from "./rangePresets.ts";

/** What a range is called: its preset, and whether today belongs to it. "Custom" for a range that has no name. */
export function rangeLabel(range: Range, { presets, withToday }: FilterMessages): string {
  const preset = presetOf(range);
  return preset !== "custom" && includesToday(range) === true ? withToday(presets[preset]) : presets[preset];
}
