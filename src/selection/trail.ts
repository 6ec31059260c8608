import type { AnyFilter } from "../query/filter.ts";
import type { FilterMapping } from "../query/filterMapping.ts";
import type { Range } from "../query/range.ts";
import { isSaid } from "./clause.ts";
import type { Clause, Selection, Trail, TrailStep } from "./clause.ts";
import { publish } from "./selection.ts";
import { mappedFilter } from "./scopedSelection.ts";

/** What was meant by who drills: the typed point of a widget comes down to it. */
export interface DrillPoint {
  readonly filter?: AnyFilter | null;
  /** Half-open: the bucket that was meant. */
  readonly range?: Range | null;
  /** In words, for the chip. */
  readonly label?: string;
}

export interface DrillTarget {
  readonly cockpit: string;
  /** Which dimension of the target stands for which of this page. `ignore`: the page's filters stay behind. */
  readonly mapping?: FilterMapping;
}

/** The source of the clause in which a drill carries its point. */
const drillSource = "drill";

/**
 * What a drill takes along: the page's filters, marks as filters, and the point, in the target's dimensions. Filters of
 * one source stay one clause, so that the target's controls of the same ids show them.
 * @param origin what was left, for the point's chip
 */
export function carried(selection: Selection, point: DrillPoint, { mapping = {} }: DrillTarget, origin: Clause["origin"]): Selection {
  const along = mapping === "ignore" ? [] : selection.filter(isSaid).map((clause) => inTarget(clause, mapping));
  const own = inTarget(
    {
      source: drillSource,
      ...(origin !== undefined && { origin }),
      ...(point.label !== undefined && { label: point.label }),
      ...(point.filter && { filter: point.filter }),
      ...(point.range && { range: point.range }),
    },
    mapping === "ignore" ? {} : mapping,
  );
  // A drill within a drill: the point before stays, under a name of its own.
  const before = along.map((clause, at) => (clause.source === drillSource ? { ...clause, source: `${drillSource}-${at + 1}` } : clause));
  return publish(before, own);
}

function inTarget({ highlight, ...clause }: Clause, mapping: Exclude<FilterMapping, "ignore">): Clause {
  const filter = clause.filter ?? highlight;
  if (filter === undefined) return clause;
  const { measure } = clause;
  const there = measure && { ...measure, dimension: mapping[measure.dimension] ?? measure.dimension };
  return { ...clause, filter: mappedFilter(filter, mapping), ...(there && { measure: there }) };
}

/** The trail as it was before the step at `depth`, and that step; null where there is none. Default: the last one. */
export function backAlong(trail: Trail, depth = trail.length - 1): { readonly trail: Trail; readonly step: TrailStep } | null {
  const step = trail[depth];
  return step === undefined ? null : { trail: trail.slice(0, depth), step };
}
