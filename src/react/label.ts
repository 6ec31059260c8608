import type { LocalizedText } from "../query/locale.ts";

/** The text in the reader's language, English where it has none. */
export function localized(text: LocalizedText, locale: string): string {
  return (locale.startsWith("zh") ? text["zh-CN"] : undefined) ?? text.en;
}

/** A text of one language, or that of the reader's. */
export function textOf(text: string | LocalizedText, locale: string): string {
  return typeof text === "string" ? text : localized(text, locale);
}

/** What a metric or a dimension is called: its label, or its name where the catalog gives none. */
export function labelOf(
  names: { readonly [name: string]: { readonly label?: LocalizedText } },
  name: string,
  locale: string,
): string {
  const label = names[name]?.label;
  return label === undefined ? name : localized(label, locale);
}
