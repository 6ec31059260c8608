/**
 * How the clauses of one source meet a widget: not at all, or as statements on other dimensions. What is not named meets
 * it as it is.
 */
export type FilterMapping = "ignore" | { readonly [dimension: string]: string };

/** By the sources of clauses: the ids of filters and widgets. */
export interface FilterMappings {
  readonly [source: string]: FilterMapping;
}
