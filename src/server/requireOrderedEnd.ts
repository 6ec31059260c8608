import { MetricsError } from "../query/index.ts";
import type { Dialect } from "./dialects/dialect.ts";

/**
 * Where a page of values ends between two that the database takes for the same, the next page may repeat or skip some.
 * @throws MetricsError `unsupported`
 */
export function requireOrderedEnd(
  last: readonly unknown[] | undefined,
  next: readonly unknown[] | undefined,
  { name, sortedBytes }: Dialect,
  how: keyof Dialect["sortedBytes"],
): void {
  const bytes = sortedBytes[how];
  if (bytes === null || last === undefined || next === undefined) return;
  const [sorted, following] = [last[0], next[0]].map((value) => sortedPart(value, bytes));
  if (sorted === null || sorted !== following) return;
  const message = `${name} orders texts by their first ${bytes} bytes, and this page ends between two that are alike so far`;
  throw new MetricsError("unsupported", `${message}; ask for a longer page, or search for fewer`, { path: "page.size" });
}

/** Null where nothing of it is cut off. */
function sortedPart(value: unknown, bytes: number): string | null {
  if (typeof value !== "string" || value.length * 3 <= bytes) return null;
  const whole = new TextEncoder().encode(value);
  return whole.length <= bytes ? null : whole.subarray(0, bytes).join();
}
