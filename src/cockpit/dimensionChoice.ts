import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import { dimensionPath } from "../query/catalog.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import { allOf, filterDimensions } from "../query/filter.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Range } from "../query/range.ts";
import { localized } from "../react/label.ts";

/** The values that a filter keeps (`in`) or takes out (`notIn`). None: no filter. */
export interface DimensionChoice {
  readonly op: "in" | "notIn";
  readonly values: readonly DimensionValue[];
}

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

interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

/** What a filter on the dimension chooses; no values where it is none of this kind. */
export function choiceOf(filter: AnyFilter | undefined, dimension: string): DimensionChoice {
  const isOurs = filter !== undefined && "op" in filter && filter.dimension === dimension;
  if (isOurs && (filter.op === "in" || filter.op === "notIn")) return { op: filter.op, values: filter.values };
  return { op: "in", values: [] };
}

/** A value in the reader's words: an enum's label, "Unknown" for null. */
export function valueText(dimension: Dimension | undefined, value: DimensionValue, { locale, messages }: Language): string {
  if (value === null) return messages.unknown;
  const label = dimension?.kind === "enum" ? dimension.valueLabels?.[String(value)] : undefined;
  return label === undefined ? String(value) : localized(label, locale);
}

/** "Phone, Chat +2", "all but Phone", "All". */
export function choiceText({ op, values }: DimensionChoice, dimension: Dimension | undefined, language: Language): string {
  const { filters } = language.messages;
  if (values.length === 0) return filters.all;
  const named = values.slice(0, 2).map((value) => valueText(dimension, value, language));
  const more = values.length - named.length;
  const text = named.join(language.messages.locale.startsWith("zh") ? "、" : ", ");
  const list = more > 0 ? `${text} +${more}` : text;
  return op === "in" ? list : filters.except(list);
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
