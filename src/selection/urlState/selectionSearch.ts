import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { Selection } from "../clause.ts";
import { ownParams, withOwnParams } from "./searchParts.ts";
import { selectionIn, selectionParams } from "./selectionParams.ts";
import type { UrlProblem } from "./selectionParams.ts";

/** What parameters are called where nobody names them. */
export const defaultNamespace = "md";

/**
 * The address with this selection in it, for links: what stood there of the namespace is gone, and parameters of others
 * stay as they are.
 * @throws MetricsError for a namespace that is not a letter followed by up to 19 letters, digits and hyphens
 */
export function searchWithSelection(search: string, selection: Selection, { namespace = defaultNamespace } = {}): string {
  requireNamespace(namespace);
  return withOwnParams(search, namespace, selectionParams(selection, namespace).params);
}

/**
 * The selection of an address, which anyone may have written: what the catalog does not know is told in `problems`, and
 * the rest is kept. Null: it says nothing about this namespace.
 * @throws MetricsError as `searchWithSelection` does
 */
export function selectionInSearch(
  search: string,
  catalog: Pick<Catalog, "dimensions" | "metrics">,
  { namespace = defaultNamespace } = {},
): { readonly selection: Selection; readonly problems: readonly UrlProblem[] } | null {
  requireNamespace(namespace);
  return selectionIn(ownParams(search, namespace), namespace, catalog);
}

export function requireNamespace(namespace: string): void {
  if (/^[A-Za-z][A-Za-z0-9-]{0,19}$/.test(namespace)) return;
  throw new MetricsError("invalid-query", `"${namespace}" cannot be a namespace in the address; use a letter and up to 19 letters, digits and hyphens`, { path: "namespace" });
}
