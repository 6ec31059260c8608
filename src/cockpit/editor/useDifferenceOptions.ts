"use client";

import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import type { DifferenceOptions } from "./documentDifferences.ts";
import { useEditorWords } from "./useEditorWords.ts";

/** What differences of documents are put into words by. */
export function useDifferenceOptions(specs: readonly AnyWidgetSpec[]): DifferenceOptions {
  const { words, catalog, locale, messages } = useEditorWords();
  const { now, timeZone, weekStart, fiscalStart } = useMetricdeck();
  return { words, catalog, locale, messages, specs, clock: { now: now(), timeZone, weekStart, fiscalStart } };
}
