import type { Catalog } from "../query/catalog.ts";
import { dimensionPath } from "../query/dimensionPath.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { allOf } from "../query/filter.ts";
import { filterDimensions } from "../query/filterDimensions.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Range } from "../query/range.ts";
import { valueText } from "../react/valueText.ts";
import type { DimensionChoice, Language } from "../react/choiceText.ts";
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
  const isOurs = filter !== undefined && "op" in filter && filter.dimension === dimension;
  return (isOurs ? choiceIn(filter) : null) ?? { op: "in", values: [] };
}

/**
 * The clause in which a control finds what is chosen of its dimension: its own, else the latest that says just that,
 * as one does that a click on a chart made.
 */
export function choosingClause(selection: Selection, source: string, dimension: string): Clause | undefined {
  const own = selection.find((clause) => clause.source === source);
  if (own !== undefined) return own;
  return selection.findLast(({ filter, range }) => range === undefined && choiceOf(filter, dimension).values.length > 0);
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

/**
 * What is listed: an enum's values in the catalog's order, any other dimension's in the answer's. Chosen values
 * that the answer lacks come first, so that they can be taken back.
 * @param members null while not known
 * @param isWhole whether the answer holds every value, so that what it lacks is gone
 */
export function dimensionOptions(
  dimension: Dimension | undefined,
  members: readonly Member[] | null,
  {
    chosen,
    search,
    isWhole,
    ...language
  }: Language & {
    readonly chosen: readonly DimensionValue[];
    readonly search: string;
    readonly isWhole: boolean;
  },
): readonly DimensionOption[] {
  const counts = new Map(members?.map(({ value, count }) => [value, count]));
  const own = dimension?.kind === "enum" ? dimension.values : [];
  const extra = [...counts.keys()].filter((value) => !own.includes(value as string));
  const listed = new Set<DimensionValue>([...own, ...extra]);
  const kept = chosen.filter((value) => !listed.has(value));
  const needle = search.trim().toLocaleLowerCase(language.locale);
  const isFound = (option: DimensionOption) =>
    [option.label, String(option.value)].some((text) => text.toLocaleLowerCase(language.locale).includes(needle));
  const options = [...kept, ...listed].map((value): DimensionOption => {
    const count = counts.get(value) ?? (members !== null && isWhole ? 0 : null);
    return {
      key: JSON.stringify(value),
      value,
      label: valueText(dimension, value, language),
      count,
      isGone: count === 0 && kept.includes(value),
    };
  });
  return options.filter(isFound);
}
