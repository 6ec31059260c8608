"use client";

import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import type { DifferenceOptions } from "./documentDifferences.ts";
import { useEditorWords } from "./useEditorWords.ts";

/** What differences of documents are put into words by. */
export function useDifferenceOptions(specs: readonly AnyWidgetSpec[]): DifferenceOptions {
  const { words, catalog, locale, messages } = useEditorWords();
  return { words, catalog, locale, messages, specs, clock: usePageClock() };
}
