import type { DimensionValue } from "./dimension.ts";
import type { AnyFilter } from "./filter.ts";

/** The values that a filter keeps (`in`) or takes out (`notIn`). None: no filter. */
export interface DimensionChoice {
  readonly op: "in" | "notIn";
  /** Where there is `contains`: those besides. */
  readonly values: readonly DimensionValue[];
  /** All values that hold this text as it is written: those that are yet to come too. */
  readonly contains?: string;
  /** Upper and lower case alike in `contains`. Default false. */
  readonly ignoreCase?: boolean;
  /** Of the values that hold the text, those that are not meant. */
  readonly except?: readonly DimensionValue[];
}

/** Whether anything is chosen. */
export function isChoice({ values, contains }: DimensionChoice): boolean {
  return values.length > 0 || contains !== undefined;
}

/** What a choice asks of rows; null where nothing is chosen. */
export function choiceFilter(dimension: string, choice: DimensionChoice): AnyFilter | null {
  const { op, values, contains, ignoreCase = false, except = [] } = choice;
  if (contains === undefined) return isChoice(choice) ? { dimension, op, values } : null;
  const text: AnyFilter = { dimension, op: "contains", value: contains, ...(ignoreCase && { ignoreCase }) };
  const rule: AnyFilter = except.length === 0 ? text : { and: [text, { dimension, op: "notIn", values: except }] };
  const all: AnyFilter = values.length === 0 ? rule : { or: [rule, { dimension, op: "in", values }] };
  return op === "in" ? all : { not: all };
}
