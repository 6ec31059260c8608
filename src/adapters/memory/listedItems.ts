import type { ItemRange, KeptItem } from "../../query/stored/itemStore.ts";

/** The values of those that are asked for, in the order of their ids. */
export function listedItems(items: readonly KeptItem[], kind: string, { group, span }: ItemRange = {}): readonly unknown[] {
  return items
    .filter((item) => item.kind === kind && (group === undefined || item.group === group))
    .filter((item) => span === undefined || item.span === null || (item.span.from < span.to && item.span.to > span.from))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ value }) => value);
}
