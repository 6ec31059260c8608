import type { AnyRow, TableResult } from "../../query/index.ts";
import { same } from "./ask.ts";

/** Equal but for the rounding of floats, however deep they stand. */
export function alike(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number") return same(one, other);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => alike((one as AnyRow)[key], (other as AnyRow)[key]));
}

/** The index of the first row that two answers do not have alike; -1 where there is none. */
export function differingRow(one: TableResult<AnyRow>, other: TableResult<AnyRow>): number {
  return Array.from({ length: Math.max(one.rowCount, other.rowCount) }).findIndex(
    (_, index) => !alike(one.rows[index], other.rows[index]),
  );
}
