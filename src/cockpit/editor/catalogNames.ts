import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { labelOf, localized } from "../../react/label.ts";
import { namesFor } from "./startProps.ts";
import type { NameField } from "./startProps.ts";

/** One of the catalog's names, in the reader's language. */
export interface CatalogName {
  readonly name: string;
  readonly label: string;
  /** What it means; empty where the catalog does not say. */
  readonly definition: string;
  /** Everything that it is found by, besides its label. */
  readonly found: string;
}

interface Described {
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
  readonly synonyms?: readonly string[];
}

/** What a field may name, in the catalog's order. */
export function catalogNames(field: NameField, catalog: Catalog, locale: string): readonly CatalogName[] {
  const described = describedFor(field, catalog);
  return namesFor(field, catalog).map((name) => {
    const { label, description, synonyms = [] }: Described = described[name] ?? {};
    const levels = field.kind === "hierarchy" ? (catalog.hierarchies?.[name] ?? []) : [];
    const way = levels.map((level) => labelOf(catalog.dimensions, level, locale)).join(" › ");
    return {
      name,
      label: labelOf(described, name, locale),
      definition: description === undefined ? way : localized(description, locale),
      found: [name, label?.en, label?.["zh-CN"], description?.en, description?.["zh-CN"], way, ...synonyms].join(" "),
    };
  });
}

function describedFor({ kind }: NameField, catalog: Catalog): { readonly [name: string]: Described } {
  switch (kind) {
    case "metric":
    case "metrics":
      return catalog.metrics;
    case "dimension":
    case "dimensions":
      return catalog.dimensions;
    case "event":
    case "events":
      return catalog.events ?? {};
    case "hierarchy":
      return {};
    default:
      return kind satisfies never;
  }
}
