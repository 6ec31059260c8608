"use client";

import { formatInstant } from "../../format/date.ts";
import type { Catalog } from "../../query/catalog.ts";
import { clauseText } from "../../react/clauseText.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { rangeWords } from "../../react/rangeWords.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { wholeFilterText } from "../../react/wholeFilterText.ts";
import { isUnanswered } from "../../selection/measureClause.ts";
import { resolveFor } from "../../selection/selection.ts";
import { useAsOf } from "../useAsOf.ts";

/** What a cockpit on paper is filtered by, with everything that is in it, and as of when its oldest numbers are. */
export function PaperHead() {
  const { catalog, locale, messages, now, timeZone, weekStart, fiscalStart } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const options = { catalog, locale, messages, clock: { now: now(), timeZone, weekStart, fiscalStart } };
  const range = rangeWords(resolveFor(clauses, "").range ?? defaultRange, options);
  const filters = clauses.flatMap((clause) => {
    const { filter, label, measure } = clause;
    if (label !== undefined || filter === undefined) return label ?? [];
    const condition = measure ? [clauseText({ source: "", measure, filter }, options)] : [];
    return [...condition, ...(isUnanswered(clause) ? [] : [wholeFilterText(filter, options)])];
  });
  const asOf = useAsOf();
  return (
    <div className="md-paper-head">
      <p>{messages.clauses([messages.labeled(messages.filters.dateRange, range), ...filters])}</p>
      {asOf !== null && <p>{`${messages.frame.asOf(formatInstant(new Date(asOf).toISOString(), { locale, timeZone }))} · ${timeZone}`}</p>}
    </div>
  );
}
