import type { AnyRow, TableResult } from "../../../src/query/index.ts";
import { comparable } from "../../contract/comparable.ts";

/** What must be equal however an answer came about: everything but how it did. */
export function alike(result: TableResult<AnyRow>): unknown {
  const { plan: _, freshness: _freshness, ...rest } = comparable(result) as { readonly plan?: unknown; readonly freshness?: unknown };
  return rest;
}
