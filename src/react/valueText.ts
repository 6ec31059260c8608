import type { Messages } from "../i18n/messages.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { localized } from "./label.ts";

export interface ValueLanguage {
  readonly locale: string;
  readonly messages: Pick<Messages, "unknown" | "yes" | "no">;
}

/** A dimension's value in the reader's words: its label, "Yes" for a true one without, "Unknown" for null. */
export function valueText(dimension: Dimension | undefined, value: DimensionValue, { locale, messages }: ValueLanguage): string {
  if (value === null) return messages.unknown;
  const labels: { readonly [value: string]: Parameters<typeof localized>[0] | undefined } = (dimension && "valueLabels" in dimension && dimension.valueLabels) || {};
  const label = Object.hasOwn(labels, String(value)) ? labels[String(value)] : undefined;
  if (label !== undefined) return localized(label, locale);
  return typeof value === "boolean" ? (value ? messages.yes : messages.no) : String(value);
}
