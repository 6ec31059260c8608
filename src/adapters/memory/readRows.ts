import type { Catalog, DimensionValue } from "../../query/index.ts";
import { allOf } from "../../query/index.ts";
import { valueComparator } from "../../engine/compareValues.ts";
import { inLowerCase } from "../../query/inLowerCase.ts";
import { isPinyin } from "../../query/isPinyin.ts";
import type { MembersPlan } from "../../engine/members.ts";
import type { RecordsPlan } from "../../engine/records.ts";
import { maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";

/** The rows of one page, and whether more follow. */
export function readRecords(
  scope: MaskScope,
  { entity, columns, where, order, offset, size }: RecordsPlan,
): { readonly rows: readonly (readonly DimensionValue[])[]; readonly hasMore: boolean } {
  const key = scope.catalog.entities[entity]?.key as string;
  const matching = matchingRows(scope, entity, where);
  const keys = [...order, { by: key, direction: "asc" as const }].map(({ by, direction }) => ({
    valueAt: reader(scope, entity, by, { raw: true }),
    compare: valueComparator(scope.catalog.dimensions[by], direction),
  }));
  const sorted = matching.sort((a, b) => {
    for (const { valueAt, compare } of keys) {
      const difference = compare(valueAt(a), valueAt(b));
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const readers = columns.map((name) => reader(scope, entity, name));
  const page = sorted.slice(offset, offset + size);
  return { rows: page.map((row) => readers.map((valueAt) => valueAt(row))), hasMore: sorted.length > offset + size };
}

/** The members of one page, and whether more follow. Chinese values are also found by pinyin and initials. */
export async function readMembers(
  scope: MaskScope,
  { entity, dimension, where, search, order, minimumGroup, offset, size }: MembersPlan,
): Promise<{ readonly members: readonly { readonly value: DimensionValue; readonly count: number }[]; readonly hasMore: boolean }> {
  const valueAt = reader(scope, entity, dimension);
  const counts = new Map<DimensionValue, number>();
  for (const row of matchingRows(scope, entity, allOf([where]))) {
    const value = valueAt(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const found = search === null ? () => true : await searchFor(search, [...counts.keys()]);
  const compare = valueComparator(scope.catalog.dimensions[dimension]);
  const members = [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count >= minimumGroup)
    .filter(({ value }) => found(value))
    .sort((a, b) => (order === "count" ? b.count - a.count : 0) || compare(a.value, b.value));
  return { members: members.slice(offset, offset + size), hasMore: members.length > offset + size };
}

async function searchFor(search: string, values: readonly DimensionValue[]): Promise<(value: DimensionValue) => boolean> {
  const sought = inLowerCase(search);
  const holds = (value: DimensionValue) => value !== null && inLowerCase(String(value)).includes(sought);
  if (!isPinyin(search, values.map(String))) return holds;
  const { soundsLike } = await import("../../query/pinyin.ts");
  const sounds = (value: string) => isPinyin(search, [value]) && soundsLike(value, sought.trim());
  return (value) => holds(value) || sounds(String(value));
}

function matchingRows(scope: MaskScope, entity: string, where: RecordsPlan["where"]): number[] {
  const visible = scope.visible(entity);
  const mask = where === null ? null : maskOf(scope, entity, where);
  const rows: number[] = [];
  for (let row = 0; row < scope.columns.rowCount(entity); row++) {
    if (visible?.[row] !== 0 && mask?.[row] !== 0) rows.push(row);
  }
  return rows;
}

/** Values of a dimension by row; times as ISO instants unless `raw`. */
function reader(
  { catalog, columns, visible }: { readonly catalog: Catalog } & Pick<MaskScope, "columns" | "visible">,
  entity: string,
  name: string,
  { raw = false } = {},
): (row: number) => DimensionValue {
  const kind = catalog.dimensions[name]?.kind;
  if (kind === "time" || kind === "number") {
    const numbers = columns.numbers(entity, name, visible);
    return (row) => {
      const number = numbers[row] as number;
      if (Number.isNaN(number)) return null;
      return kind === "time" && !raw ? new Date(number).toISOString() : number;
    };
  }
  const { codes, values } = columns.coded(entity, name, visible);
  return (row) => values[codes[row] as number] ?? null;
}
