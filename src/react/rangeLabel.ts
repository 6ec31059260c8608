import type { FilterMessages } from "../i18n/messages/filters.ts";
import type { Range } from "../query/range.ts";
import { includesToday, presetOf } from "./rangePresets.ts";

/**
 * What a range is called: its preset, or "Last 14 days" for any number of days or months, and whether today belongs to it.
 * "Custom" for a range that has no name.
 * @param named what the page's calendar calls the range, whether or not it includes today
 */
export function rangeLabel(range: Range, { presets, withToday }: FilterMessages, named?: string | null): string {
  const preset = presetOf(range);
  const name = named ?? (preset === "custom" ? lastLabel(range, presets) : presets[preset]);
  return name !== presets.custom && includesToday(range) === true ? withToday(name) : name;
}

/** As the preset of the same unit says it: no page has the words of all units before it paints. */
function lastLabel(range: Range, { last28Days, last12Months, custom }: FilterMessages["presets"]): string {
  if (!("last" in range) || range.last < 2) return custom;
  const [said, count] = range.unit === "day" ? [last28Days, "28"] : [last12Months, "12"];
  const isSaid = (range.unit === "day" || range.unit === "month") && said.includes(count);
  return isSaid ? said.replace(count, String(range.last)) : custom;
}
