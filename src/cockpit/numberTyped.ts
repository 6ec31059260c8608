import { readNumber, writeNumber } from "../format/readNumber.ts";

/**
 * The number that a text is as the locale writes it, while it is written as `writeNumber` does; else the text, so that nobody's typing is
 * changed under their fingers: `1.` and `0.0` go on, and are numbers once they are done.
 */
export function numberTyped(text: string, { locale, isDone = false }: { readonly locale: string; readonly isDone?: boolean }): number | string {
  const number = readNumber(text, locale);
  if (Number.isNaN(number)) return text;
  return isDone || writeNumber(number, locale) === text ? number : text;
}
