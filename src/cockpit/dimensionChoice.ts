import type { Catalog } from "../query/catalog.ts";
import { dimensionPath } from "../query/dimensionPath.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { isChoice } from "../query/dimensionChoice.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { allOf } from "../query/filter.ts";
import { filterDimensions } from "../query/filterDimensions.ts";
import { inLowerCase } from "../query/inLowerCase.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Range } from "../query/range.ts";
import { valueText } from "../react/valueText.ts";
import type { Language } from "../react/choiceText.ts";
import { choiceIn } from "../react/clauseText.ts";
import type { Clause, Selection } from "../selection/clause.ts";

export interface DimensionOption {
  /** Unlike for all values: null is not "null". */
  readonly key: string;
  readonly value: DimensionValue;
  readonly label: string;
  /** Rows that have it; null while not known. */
  readonly count: number | null;
  /** Chosen, but neither the catalog nor any row has it. */
  readonly isGone: boolean;
}

/** What a filter on the dimension chooses; no values where it is none of this kind. */
export function choiceOf(filter: AnyFilter | undefined, dimension: string): DimensionChoice {
  const isOurs = filter !== undefined && filterDimensions(filter).join() === dimension;
  return (isOurs ? choiceIn(filter) : null) ?? { op: "in", values: [] };
}

/**
 * The clause in which a control finds what is chosen of its dimension: its own, else the latest that says just that,
 * as one does that a click on a chart made.
 */
export function choosingClause(selection: Selection, source: string, dimension: string): Clause | undefined {
  const own = selection.find((clause) => clause.source === source);
  if (own !== undefined) return own;
  return selection.findLast(({ filter, range }) => range === undefined && isChoice(choiceOf(filter, dimension)));
}

/** The rows that a filter's counts are taken from: those of the entity that the other filters leave, in the range. */
export function memberFilter(
  catalog: Catalog,
  entity: string,
  others: readonly (AnyFilter | undefined)[],
  time: { readonly dimension: string; readonly range: Range } | null,
): AnyFilter | null {
  const reached = others.filter(
    (filter) =>
      filter !== undefined && filterDimensions(filter).every((name) => dimensionPath(catalog, entity, name) !== null),
  );
  return allOf([...reached, time && { dimension: time.dimension, op: "range", range: time.range }]);
}

export interface Member {
  readonly value: DimensionValue;
  readonly count: number;
}

export interface OptionsAsked extends Language {
  readonly chosen: readonly DimensionValue[];
  readonly search: string;
  /** Whether the answer holds every value, so that what it lacks is gone. */
  readonly isWhole: boolean;
  /** Of chosen values that the answer lacks, those that there are; null while not known. */
  readonly checked?: readonly Member[] | null;
  /** Another way in which a text may be what was searched for. */
  readonly sounds?: ((text: string, typed: string) => boolean) | undefined;
  /** Whether the answer is what was searched for, however its values read. */
  readonly isTrusted?: boolean;
}

/**
 * What is listed: an enum's values in the catalog's order, any other dimension's in the answer's. Chosen values
 * that the answer lacks come first, so that they can be taken back.
 * @param members null while not known
 */
export function dimensionOptions(
  dimension: Dimension | undefined,
  members: readonly Member[] | null,
  { chosen, search, isWhole, checked = null, sounds, isTrusted = false, ...language }: OptionsAsked,
): readonly DimensionOption[] {
  const counts = new Map(members?.map(({ value, count }) => [value, count]));
  const own = dimension?.kind === "enum" ? dimension.values : [];
  const extra = [...counts.keys()].filter((value) => !own.includes(value as string));
  const listed = new Set<DimensionValue>([...own, ...extra]);
  const kept = chosen.filter((value) => !listed.has(value));
  const keptCounts = new Map(checked?.map(({ value, count }) => [value, count]));
  const needle = inLowerCase(search.trim());
  const isFound = (option: DimensionOption) =>
    (isTrusted && counts.has(option.value)) ||
    [option.label, String(option.value)].some((text) => inLowerCase(text).includes(needle)) ||
    (sounds?.(option.label, needle) ?? false);
  const isKnown = members !== null && isWhole;
  const keptSet = new Set(kept);
  const options = [...kept, ...listed].map((value): DimensionOption => {
    const isKept = keptSet.has(value);
    const count = counts.get(value) ?? keptCounts.get(value) ?? (isKnown || (isKept && checked !== null) ? 0 : null);
    return { key: JSON.stringify(value), value, label: valueText(dimension, value, language), count, isGone: count === 0 && isKept };
  });
  return options.filter(isFound);
}
