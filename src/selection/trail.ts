import type { AnyFilter } from "../query/filter.ts";
import type { FilterMapping } from "../query/filterMapping.ts";
import type { LocalizedText } from "../query/locale.ts";
import type { Range } from "../query/range.ts";
import type { Clause, Selection } from "./clause.ts";
import { publish } from "./selection.ts";
import { mappedFilter } from "./scopedSelection.ts";

/** Where a reader was on a page, as far as it can be found again. All of it is JSON. */
export interface PagePlace {
  /** What was scrolled by how many CSS pixels, from the start and from the top, by its address on the page. */
  readonly scrolled: { readonly [address: string]: readonly [number, number] };
  /** Address of what had the focus. */
  readonly focus: string | null;
  /** What widgets keep of themselves (the order of a table's rows, what is open), by their ids. */
  readonly widgets: { readonly [id: string]: unknown };
}

/** A cockpit that was left for another one, as it was. */
export interface TrailStep {
  readonly cockpit: string;
  readonly label: string | LocalizedText;
  readonly selection: Selection;
  readonly place: PagePlace;
}

/** The way to what is shown, from its start; what is shown is not part of it. */
export type Trail = readonly TrailStep[];

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
  const along = mapping === "ignore" ? [] : selection.map((clause) => inTarget(clause, mapping));
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
  return filter === undefined ? clause : { ...clause, filter: mappedFilter(filter, mapping) };
}

/** The trail as it was before the step at `depth`, and that step; null where there is none. Default: the last one. */
export function backAlong(trail: Trail, depth = trail.length - 1): { readonly trail: Trail; readonly step: TrailStep } | null {
  const step = trail[depth];
  return step === undefined ? null : { trail: trail.slice(0, depth), step };
}
