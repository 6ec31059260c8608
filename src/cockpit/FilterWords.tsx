"use client";

import type { Catalog } from "../query/catalog.ts";
import { clauseText } from "../react/clauseText.ts";
import { defaultRange } from "../react/defaultRange.ts";
import { textOf } from "../react/label.ts";
import { rangeDates } from "../react/rangeDates.ts";
import { rangeWords } from "../react/rangeWords.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { usePageClock } from "../react/usePageClock.ts";
import { useSelection } from "../react/useSelection.ts";
import { wholeFilterText } from "../react/wholeFilterText.ts";
import { isUnanswered } from "../selection/measureClause.ts";
import { resolveFor } from "../selection/selection.ts";

/** What a cockpit is filtered by, with everything that is in it: for where nobody can open its controls. */
export function FilterWords() {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const options = { catalog, locale, messages, clock: usePageClock() };
  const chosen = resolveFor(clauses, "").range ?? defaultRange;
  const called = clauses.find(({ filter, range, label }) => label !== undefined && filter === undefined && range === chosen)?.label;
  const dates = rangeDates(chosen, options.clock, locale);
  const range = called === undefined || dates === null ? rangeWords(chosen, options) : messages.delta.both(textOf(called, locale), dates);
  const filters = clauses.flatMap((clause) => {
    const { filter, highlight, label, measure } = clause;
    if (filter === undefined && highlight === undefined) return [];
    if (label !== undefined) return textOf(label, locale);
    if (filter === undefined) return [];
    const condition = measure ? [clauseText({ source: "", measure, filter }, options)] : [];
    return [...condition, ...(isUnanswered(clause) ? [] : [wholeFilterText(filter, options)])];
  });
  return <p>{messages.clauses([messages.labeled(messages.filters.dateRange, range), ...filters])}</p>;
}
