"use client";

import { formatInstant } from "../../format/date.ts";
import type { Catalog } from "../../query/catalog.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { textOf } from "../../react/label.ts";
import { rangeDates } from "../../react/rangeDates.ts";
import { rangeWords } from "../../react/rangeWords.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { wholeFilterText } from "../../react/wholeFilterText.ts";
import { resolveFor } from "../../selection/selection.ts";
import { useAsOf } from "../useAsOf.ts";

/** What a cockpit on paper is filtered by, with everything that is in it, and as of when its oldest numbers are. */
export function PaperHead() {
  const { catalog, locale, messages, timeZone } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const options = { catalog, locale, messages, clock: usePageClock() };
  const chosen = resolveFor(clauses, "").range ?? defaultRange;
  const called = clauses.find(({ filter, range, label }) => label !== undefined && filter === undefined && range === chosen)?.label;
  const dates = rangeDates(chosen, options.clock, locale);
  const range = called === undefined || dates === null ? rangeWords(chosen, options) : messages.delta.both(textOf(called, locale), dates);
  const filters = clauses.flatMap(({ filter, highlight, label }) => {
    if (filter === undefined && highlight === undefined) return [];
    return label === undefined ? (filter === undefined ? [] : wholeFilterText(filter, options)) : textOf(label, locale);
  });
  const asOf = useAsOf();
  return (
    <div className="md-paper-head">
      <p>{messages.clauses([messages.labeled(messages.filters.dateRange, range), ...filters])}</p>
      {asOf !== null && <p>{`${messages.frame.asOf(formatInstant(new Date(asOf).toISOString(), { locale, timeZone }))} · ${timeZone}`}</p>}
    </div>
  );
}
