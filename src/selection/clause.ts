import type { AnyFilter, LocalizedText, Range } from "../query/index.ts";
import type { NamedComparison } from "../query/namedComparison.ts";

/** The members of a dimension whose metric meets a condition; `value` in the metric's own unit. */
export interface MeasureCondition {
  readonly dimension: string;
  readonly metric: string;
  readonly op: "gt" | "gte" | "lt" | "lte";
  readonly value: number;
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
  /** What `filter` is the answer to: it is asked again when the page's other filters change. */
  readonly measure?: MeasureCondition;
  /** In words, for the chip, where the filter and the range do not say it themselves. */
  readonly label?: string;
  /** Still being dragged or typed: the address follows after a pause, and the choice that ends it makes no entry of its own. */
  readonly draft?: true;
}

/** Clauses in the order in which they were made. */
export type Selection = readonly Clause[];
