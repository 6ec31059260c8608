import { compareDecimals } from "../query/decimal.ts";
import type { Dimension, DimensionValue } from "../query/index.ts";

/**
 * Order of a dimension's values: enums as declared (unlisted values after them), text by code point, exact decimals by
 * value, false before true. Unknown values come last whatever the direction.
 */
export function valueComparator(
  dimension: Dimension | undefined,
  direction: "asc" | "desc" = "asc",
): (a: DimensionValue | bigint, b: DimensionValue | bigint) => number {
  const sign = direction === "asc" ? 1 : -1;
  const ranks = dimension?.kind === "enum" ? new Map(dimension.values.map((value, index) => [value, index])) : null;
  return (a, b) => {
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    if (ranks !== null) {
      const rankA = ranks.get(a as string);
      const rankB = ranks.get(b as string);
      if (rankA !== undefined && rankB !== undefined) return sign * (rankA - rankB);
      if (rankA !== undefined) return -1;
      if (rankB !== undefined) return 1;
    }
    if (typeof a === "string" && typeof b === "string") {
      return sign * (dimension?.kind === "decimal" ? compareDecimals(a, b) : compareText(a, b));
    }
    return a < b ? -sign : sign;
  };
}

/** By code point, as a binary collation does; JavaScript's own `<` goes by UTF-16 units. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const unitA = a.charCodeAt(index);
    const unitB = b.charCodeAt(index);
    if (unitA === unitB) continue;
    const isSurrogateA = unitA >= 0xd800 && unitA < 0xe000;
    const isSurrogateB = unitB >= 0xd800 && unitB < 0xe000;
    return isSurrogateA === isSurrogateB ? unitA - unitB : isSurrogateA ? 1 : -1;
  }
  return a.length - b.length;
}
