import type { CockpitFilter } from "../document/cockpitDocument.ts";
import { choiceFilter } from "../query/dimensionChoice.ts";
import type { Clause } from "../selection/clause.ts";
import { measureClause } from "../selection/measureClause.ts";

/** What a control says before anybody has touched it; null where that is nothing. */
export function filterStart(filter: CockpitFilter, source: string): Clause | null {
  switch (filter.kind) {
    case "dateRange":
      return filter.start === undefined ? null : { source, range: filter.start };
    case "dimension": {
      const chosen = filter.start === undefined ? null : choiceFilter(filter.dimension, filter.start);
      return chosen && { source, filter: chosen };
    }
    case "measure": {
      const { dimension, metric, start } = filter;
      return start === undefined ? null : measureClause(source, { dimension, metric, ...start }, null);
    }
    default:
      return filter satisfies never;
  }
}
