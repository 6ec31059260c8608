import type { AnyRow, Cell } from "../../src/query/index.ts";

/**
 * The keys that are expected of a row, cells as their values to 12 significant digits; `state` is that of the row's
 * `value`.
 */
export function inShortLike(rows: readonly AnyRow[], expected: readonly { readonly [key: string]: unknown }[]): readonly unknown[] {
  return rows.map((row, index) => {
    const keys = Object.keys(expected[index] ?? expected[0] ?? {});
    return Object.fromEntries(
      keys.map((key) => {
        if (key === "state") return [key, (row["value"] as Cell).state === "incomplete" ? "incomplete" : null];
        const field = row[key];
        const value = typeof field === "object" && field !== null && "value" in field ? field.value : field;
        return [key, typeof value === "number" ? Number(value.toPrecision(12)) : value];
      }),
    );
  });
}
