import type { Messages } from "../i18n/messages.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import type { LocalizedText } from "../query/locale.ts";
import { localized } from "./label.ts";

export interface ValueLanguage {
  readonly locale: string;
  readonly messages: Pick<Messages, "unknown" | "blank" | "yes" | "no">;
}

interface Labels {
  readonly [value: string]: LocalizedText | undefined;
}

/** A dimension's value in the reader's words: its label, "Yes" for a true one without, "Unknown" for null, "(empty)" for a text of nothing or blanks. */
export function valueText(dimension: Dimension | undefined, value: DimensionValue, { locale, messages }: ValueLanguage): string {
  if (value === null) return messages.unknown;
  const labels = dimension && "valueLabels" in dimension ? dimension.valueLabels : undefined;
  // A value may be called as something that every object has.
  const label = (labels as Labels | undefined)?.[String(value)];
  if (label?.en !== undefined) return localized(label, locale);
  if (typeof value === "boolean") return value ? messages.yes : messages.no;
  return String(value).trim() === "" ? messages.blank : String(value);
}
