"use client";

import type { Messages } from "../i18n/messages.ts";
import { part } from "./part.ts";
import { usePart } from "./usePart.ts";

const chinese = part(() => import("../i18n/zhCN.ts").then(({ zhCN }) => zhCN));

/**
 * The words for a locale: those given, else those that Metricdeck ships for its language; null for English. Chinese is
 * loaded when first needed, and undefined until then, so that nobody reads a page in the wrong language.
 */
export function useLanguage(locale: string, given: Messages | undefined): Messages | null | undefined {
  const isChinese = given === undefined && /^zh\b/.test(locale);
  const loaded = usePart(chinese, isChinese);
  return isChinese ? loaded : (given ?? null);
}
