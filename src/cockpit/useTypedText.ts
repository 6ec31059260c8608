"use client";

import { useState } from "react";
import { readNumber, writeNumber } from "../format/readNumber.ts";
import { useProvided } from "../react/useProvided.ts";

/** How the number is typed. Default: as it is. */
interface Notation {
  readonly read?: (text: string, locale: string) => number;
  readonly write?: (value: number, locale: string) => string;
}

/**
 * A text that is being typed, as the page's locale writes its number: where the locale changes, the number that it was stays. What is no
 * number stays as it was typed.
 */
export function useTypedText(text: string, { read = readNumber, write = writeNumber }: Notation = {}): string {
  const { locale } = useProvided();
  const [typed, setTyped] = useState({ text, locale });
  if (typed.text !== text) setTyped({ text, locale });
  if (typed.text !== text || typed.locale === locale) return text;
  const number = read(text, typed.locale);
  return Number.isNaN(number) ? text : write(number, locale);
}
