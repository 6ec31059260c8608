import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionColumn } from "../../query/columns.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { valueText } from "../../react/valueText.ts";

/** A value of the dimension that a trend's series are of, and its rows. */
export interface Group {
  readonly key: string | null;
  readonly label: string | null;
  readonly value?: DimensionValue;
  readonly other: boolean;
  readonly slot: number;
  readonly rows: readonly number[];
}

/** The values of the dimension in the catalog's order, else in the answer's; the unknown, then the rest, come last. */
export function groupsOf(
  column: DimensionColumn | undefined,
  rows: readonly number[],
  catalog: Catalog,
  messages: Messages,
): readonly Group[] {
  if (column === undefined) {
    return [{ key: null, label: null, other: false, slot: 0, rows: [...rows.keys()] }];
  }
  const dimension = catalog.dimensions[column.name];
  const others = new Set(column.other);
  const groups = new Map<DimensionValue | Set<number>, Group & { rows: number[] }>();
  const order = dimension?.kind === "enum" ? dimension.values : [];
  column.values.forEach((value, row) => {
    const other = others.has(row);
    const of = other ? others : value;
    const known = groups.get(of);
    if (known !== undefined) {
      known.rows.push(row);
      return;
    }
    const label = other ? messages.other : valueText(dimension, value, { locale: messages.locale, messages });
    const slot = order.length > 0 && typeof value === "string" ? order.indexOf(value) : groups.size;
    const key = other ? "$other" : JSON.stringify(value);
    groups.set(of, { key, label, ...(other ? {} : { value }), other, slot, rows: [row] });
  });
  const rank = ({ other, value, slot }: Group) => (other ? 2e9 : value === null ? 1e9 : slot);
  return withSlots([...groups.values()].sort((a, b) => rank(a) - rank(b)));
}

/** Every theme's palette has as many colors. */
const colors = 8;

/** A value keeps its color whatever else is shown, unless one before it has the same: then it takes a free one. */
function withSlots(groups: readonly Group[]): readonly Group[] {
  const taken = new Set<number>();
  return groups.map((group) => {
    if (group.other) return group;
    const free = Array.from({ length: colors }, (_, slot) => slot).find((slot) => !taken.has(slot));
    const slot = taken.has(group.slot % colors) ? (free ?? group.slot) : group.slot;
    taken.add(slot % colors);
    return { ...group, slot };
  });
}
