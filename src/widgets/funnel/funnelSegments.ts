import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionColumn } from "../../query/columns.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { valueText } from "../../react/valueText.ts";
import type { FunnelSegment, SegmentRows } from "./funnelAnswer.ts";
import { funnelWords } from "./funnelWords.ts";

/** Every theme's palette has as many colors. */
const colors = 8;

/** The segments in the answer's order, each with its rows. A value of the catalog keeps its color, if none before it has the same. */
export function segmentsIn(
  column: DimensionColumn | null,
  rowCount: number,
  { catalog, messages }: { readonly catalog: Catalog; readonly messages: Messages },
): readonly SegmentRows[] {
  if (column === null) {
    const everyone: FunnelSegment = { key: "$all", label: funnelWords(messages).everyone, other: false, slot: 0 };
    return [{ segment: everyone, rows: Array.from({ length: rowCount }, (_, row) => row) }];
  }
  const dimension = catalog.dimensions[column.name];
  const order = dimension?.kind === "enum" ? dimension.values : [];
  const found = new Map<string, SegmentRows & { readonly rows: number[] }>();
  const taken = new Set<number>();
  const slotOf = (value: DimensionValue): number => {
    const own = typeof value === "string" && order.includes(value) ? order.indexOf(value) : found.size;
    const free = Array.from({ length: colors }, (_, slot) => slot).find((slot) => !taken.has(slot));
    const slot = taken.has(own % colors) ? (free ?? own) : own;
    taken.add(slot % colors);
    return slot;
  };
  column.values.forEach((value, row) => {
    const other = column.other?.includes(row) ?? false;
    const key = other ? "$other" : JSON.stringify(value);
    const known = found.get(key);
    if (known !== undefined) {
      known.rows.push(row);
      return;
    }
    const label = other ? messages.other : valueText(dimension, value, { locale: messages.locale, messages });
    const segment = { key, label, ...(other ? {} : { value }), other, slot: other ? null : slotOf(value) };
    found.set(key, { segment, rows: [row] });
  });
  return [...found.values()];
}

/** The rows of a segment. @param segments all of them: the rest is what is in none of the others */
export function segmentFilter(dimension: string, { value, other }: FunnelSegment, segments: readonly FunnelSegment[]): AnyFilter {
  if (other) {
    const values = segments.flatMap((one) => (one.value === undefined ? [] : [one.value]));
    return { dimension, op: "notIn", values };
  }
  return value == null ? { dimension, op: "isNull" } : { dimension, op: "equals", value };
}
