import { en } from "../../src/i18n/en.ts";
import { journeysInEnglish } from "../../src/i18n/english/journeys.ts";
import type { Messages } from "../../src/i18n/messages.ts";

const ACCENTS = new Map([..."aceinouyACENOU"].map((letter, index) => [letter, [..."áçéîñöûýÅÇÉÑÖÛ"][index] ?? letter]));

const { filters, ...others } = en;

/** English with accents and 40 % more length, in brackets: texts that are cut, or not from here, show at a glance. */
export const pseudo: Messages = { ...(lengthened({ ...others, journeys: journeysInEnglish, filters }) as Messages), locale: "en" };

/** "Copy" becomes "[Çöpý]", "Loading" "[Löádîñg~]". */
export function pseudoText(text: string): string {
  const accented = text.replace(/[aceinouyACENOU]/g, (letter) => ACCENTS.get(letter) ?? letter);
  return `[${accented}${"~".repeat(Math.max(0, Math.ceil(text.length * 0.4) - 2))}]`;
}

function lengthened(messages: unknown): unknown {
  if (typeof messages === "string") return pseudoText(messages);
  if (typeof messages === "function") {
    return (...values: unknown[]) => pseudoText(String(messages(...values)));
  }
  return Object.fromEntries(Object.entries(messages as object).map(([key, value]) => [key, lengthened(value)]));
}
