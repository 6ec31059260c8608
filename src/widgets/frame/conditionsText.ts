import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { filterText } from "../../react/clauseText.ts";

/** Conditions that all hold, one by one, as the chips of a selection say them. */
export function conditionsText(
  filter: AnyFilter,
  options: { readonly catalog: Catalog; readonly locale: string; readonly messages: Messages },
): string {
  const parts = "and" in filter ? filter.and.map((part) => conditionsText(part, options)) : [filterText(filter, options)];
  return options.messages.clauses(parts);
}
