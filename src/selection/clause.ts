import type { DimensionValue } from "../query/dimension.ts";
import type { AnyFilter, LocalizedText, Range } from "../query/index.ts";
import type { NamedComparison } from "../query/namedComparison.ts";

/** The members of a dimension whose metric meets a condition; `value` in the metric's own unit. */
export interface MeasureCondition {
  readonly dimension: string;
  readonly metric: string;
  readonly op: "gt" | "gte" | "lt" | "lte";
  readonly value: number;
  /** Members at most, those furthest beyond the limit. Default 1000. */
  readonly most?: number;
}

/** One statement about what the page is to show, made by one source, which is exempt from it. */
export interface Clause {
  /** Id of the widget or control that made it; publishing again replaces what it said before. */
  readonly source: string;
  /** Where it came from: the widget's title, which the chip prints in the page's language where it has it. */
  readonly origin?: string | LocalizedText;
  /** Which rows. Widgets whose metrics cannot be filtered by a dimension say so instead of ignoring it in silence. */
  readonly filter?: AnyFilter;
  /** Which time. */
  readonly range?: Range;
  /** What widgets that name no comparison are held against. */
  readonly compare?: NamedComparison;
  /** Which rows to mark, in widgets that can; all rows stay. */
  readonly highlight?: AnyFilter;
  /**
   * What `filter` is the answer to: it is asked again whenever the page's other filters or its range change. An address and
   * a saved view keep it and not the answer; `measureClause` says what holds until that is known.
   */
  readonly measure?: MeasureCondition;
  /** In words, for the chip, where the filter and the range do not say it themselves. */
  readonly label?: string | LocalizedText;
  /** Which rows of a table are open: where the reader is, which changes no number. */
  readonly open?: OpenRows;
  /** The way that drills have taken to what is shown, likewise. */
  readonly way?: DrillWay;
  /** Still being dragged or typed: the address follows after a pause, and the choice that ends it makes no entry of its own. */
  readonly draft?: true;
}

/** Clauses in the order in which they were made. */
export type Selection = readonly Clause[];

/** Members of a hierarchy, from the coarsest. */
export type MemberPath = readonly DimensionValue[];

export interface OpenRows {
  /** The member that was entered; empty for none. */
  readonly under: MemberPath;
  /** Each open member, with the page of its parent in which it was found. */
  readonly paths: readonly (readonly [path: MemberPath, page: number])[];
  /** Null: as the table was set up. `column` null: by the level's own values. */
  readonly sort: { readonly column: string | null; readonly direction: "asc" | "desc" } | null;
}

/** Where a reader was on a page, as far as it can be found again. All of it is JSON. */
export interface PagePlace {
  /** What was scrolled by how many CSS pixels, from the start and from the top, by its address on the page. */
  readonly scrolled: { readonly [address: string]: readonly [number, number] };
  /** Address of what had the focus. */
  readonly focus: string | null;
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

/** A way, and the cockpit that it led to. */
export interface DrillWay {
  readonly cockpit: string;
  readonly trail: Trail;
}

/** Whether a clause says which rows, which time or what to mark, and not only where the reader is. */
export function isSaid({ open, way }: Clause): boolean {
  return (open ?? way) === undefined;
}
