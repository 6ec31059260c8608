"use client";

import type { Catalog } from "../query/catalog.ts";
import { filterWords } from "../react/filterWords.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { usePageClock } from "../react/usePageClock.ts";
import { useSelection } from "../react/useSelection.ts";

/** What a cockpit is filtered by. */
export function FilterWords() {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  return <p>{filterWords(clauses, { catalog, locale, messages, clock: usePageClock() })}</p>;
}
