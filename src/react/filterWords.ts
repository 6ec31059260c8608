import type { Selection } from "../selection/clause.ts";
import { isUnanswered } from "../selection/measureClause.ts";
import { resolveFor } from "../selection/selection.ts";
import { clauseText } from "./clauseText.ts";
import type { ClauseTextOptions } from "./clauseText.ts";
import { defaultRange } from "./defaultRange.ts";
import { textOf } from "./label.ts";
import { rangeDates } from "./rangeDates.ts";
import { rangeWords } from "./rangeWords.ts";
import { shortLists, wholeFilterText } from "./wholeFilterText.ts";

/** What a page is filtered by, its range first, for where nobody can open its controls. Of long lists the first values are named. */
export function filterWords(clauses: Selection, given: ClauseTextOptions): string {
  const options = { ...given, short: shortLists };
  const { locale, messages } = options;
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
  return messages.clauses([messages.labeled(messages.filters.dateRange, range), ...filters]);
}
