"use client";

import { useSyncExternalStore } from "react";
import { formatInstant } from "../../format/date.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { TableResult } from "../../query/result.ts";
import type { MetricsClient } from "../../react/client.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { rangeWords } from "../../react/rangeWords.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { wholeFilterText } from "../../react/wholeFilterText.ts";
import { resolveFor } from "../../selection/selection.ts";

/** Of what a page shows the oldest: until when its data reach, else when it was computed. Null: it shows nothing yet. */
function useAsOf({ id, queryClient }: Pick<MetricsClient, "id" | "queryClient">): string | null {
  const cache = queryClient.getQueryCache();
  const oldest = () => {
    const times = cache.findAll({ queryKey: ["metricdeck", id], type: "active" }).flatMap(({ state }) => {
      const freshness = (state.data as TableResult<unknown> | undefined)?.freshness;
      return freshness === undefined ? [] : Date.parse(freshness.dataThrough ?? freshness.computedAt);
    });
    return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
  };
  return useSyncExternalStore((listener) => cache.subscribe(listener), oldest, () => null);
}

/** What a cockpit on paper is filtered by, with everything that is in it, and as of when its oldest numbers are. */
export function PaperHead() {
  const { catalog, client, locale, messages, now, timeZone, weekStart, fiscalStart } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const options = { catalog, locale, messages, clock: { now: now(), timeZone, weekStart, fiscalStart } };
  const range = rangeWords(resolveFor(clauses, "").range ?? defaultRange, options);
  const filters = clauses.flatMap(({ filter, label }) => label ?? (filter === undefined ? [] : wholeFilterText(filter, options)));
  const asOf = useAsOf(client);
  return (
    <div className="md-paper-head">
      <p>{messages.clauses([messages.labeled(messages.filters.dateRange, range), ...filters])}</p>
      {asOf !== null && <p>{`${messages.frame.asOf(formatInstant(asOf, { locale, timeZone }))} · ${timeZone}`}</p>}
    </div>
  );
}
