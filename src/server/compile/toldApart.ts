import type { Scan } from "../../engine/scan.ts";
import { MetricsError } from "../../query/index.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

/**
 * What notices groups that are not whole: where the server sorts rows to group them, it goes by the beginning of a text, so
 * that texts which begin alike become one group, or many groups of one text.
 * @throws MetricsError `unsupported`
 */
export function toldApart(target: Target, scan: Scan, isRolledUp: boolean): (row: readonly unknown[], at: number, isRepeated: boolean) => void {
  const { sortedBytes, name: server } = target.dialect;
  const mayBeOne = isRolledUp || scan.time?.reach !== undefined || scan.measures.some(({ kind }) => kind === "distinct" || kind === "percentile");
  const howOf = (dimension: string): keyof typeof sortedBytes => {
    const { exact, expression } = relationsOf(target, scan.entity).dimension(dimension);
    return exact === expression ? "asStored" : "exactText";
  };
  return (row, at, isRepeated) => {
    if (!isRepeated && !mayBeOne) return;
    scan.by.forEach((dimension, index) => {
      const text = row[at + index];
      if (typeof text !== "string" || text.length * 3 < shortest) return;
      const how = howOf(dimension);
      const bytes = sortedBytes[how];
      // Of a column as it stands, groups are split, and never one.
      if (bytes === null || (how === "asStored" && !isRepeated) || new TextEncoder().encode(text).length < bytes) return;
      const remedy = `bind ${dimension} to the beginning of it, sql\`LEFT(…, 200)\`, or ask without totals and distinct counts`;
      throw new MetricsError("unsupported", `${server} groups texts by their first ${bytes} bytes here, and a ${dimension} is longer; ${remedy}`, { path: "by" });
    });
  };
}

/** Below any server's limit, so that nothing more is looked at for the usual text. */
const shortest = 341;
