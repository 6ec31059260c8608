"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Messages } from "../i18n/messages.ts";
import { createStore } from "../selection/store.ts";

/** Null: could not be loaded, and English stands in. */
const chinese = createStore<Messages | null | undefined>(undefined);

async function loadChinese(): Promise<void> {
  const messages = await import("../i18n/zhCN.ts").then(
    ({ zhCN }) => zhCN,
    () => null,
  );
  chinese.update(() => messages);
}

/**
 * The words for a locale: those given, else those that Metricdeck ships for its language; null for English. Chinese is
 * loaded when first needed, and undefined until then, so that nobody reads a page in the wrong language.
 */
export function useLanguage(locale: string, given: Messages | undefined): Messages | null | undefined {
  const isChinese = given === undefined && /^zh\b/.test(locale);
  const loaded = useSyncExternalStore(chinese.subscribe, chinese.getSnapshot, () => undefined);
  useEffect(() => {
    if (isChinese && chinese.getSnapshot() === undefined) void loadChinese();
  }, [isChinese]);
  return isChinese ? loaded : (given ?? null);
}
