import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionColumn } from "../../query/columns.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { valueText } from "../../react/valueText.ts";

/** A value of the breakdown, or the rest behind the top n. */
export interface RetentionSegment {
  readonly key: string;
  readonly label: string;
  readonly value: DimensionValue;
  readonly other: boolean;
  /** Place in the palette; null for the rest. */
  readonly slot: number | null;
  /** The answer's rows of it. */
  readonly rows: ReadonlySet<number>;
}

/** In the catalog's order of values, else in the answer's; the unknown, then the rest, come last. */
export function segmentsOf(column: DimensionColumn, catalog: Catalog, messages: Messages): readonly RetentionSegment[] {
  const dimension = catalog.dimensions[column.name];
  const others = new Set(column.other);
  const found = new Map<string, { value: DimensionValue; other: boolean; rows: Set<number> }>();
  column.values.forEach((value, row) => {
    const other = others.has(row);
    const key = other ? "$other" : JSON.stringify(value);
    const known = found.get(key) ?? { value, other, rows: new Set<number>() };
    found.set(key, known);
    known.rows.add(row);
  });
  const order = dimension?.kind === "enum" ? dimension.values : [];
  const rank = ({ value, other }: { value: DimensionValue; other: boolean }) =>
    other ? 2e9 : value === null ? 1e9 : order.indexOf(String(value));
  return [...found]
    .sort(([, a], [, b]) => rank(a) - rank(b))
    .map(([key, segment], slot) => ({
      key,
      ...segment,
      label: segment.other ? messages.other : valueText(dimension, segment.value, { locale: messages.locale, messages }),
      slot: segment.other ? null : slot,
    }));
}
