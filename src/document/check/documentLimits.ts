import { mostFilterValues } from "../../query/mostFilterValues.ts";

/** Bounds on what one document may hold; one beyond them is refused with its path. */
export const documentLimits = {
  depth: 32,
  /** Values of every kind, lists and objects among them. */
  values: 50_000,
  text: 2_000,
  title: 120,
  description: 500,
  widgets: 100,
  filters: 20,
  filterValues: mostFilterValues,
  /** Of a name in the catalog. */
  name: 200,
  /** Of a layout. */
  row: 10_000,
} as const;
