import type { LocalizedText } from "../query/locale.ts";

interface FieldBase {
  readonly label: LocalizedText;
  /** One sentence under the control. */
  readonly help?: LocalizedText;
  /** Default: may be left out. */
  readonly required?: boolean;
  /** The prop that names the metric in whose unit its numbers are: of another metric they mean something else. */
  readonly unitOf?: string;
}

/** Default `group`: those that rows can be grouped by, which is all but times. */
export type DimensionUse = "group" | "time" | "number" | "any";

export interface FieldOption {
  readonly value: string | number | boolean | null;
  readonly label: LocalizedText;
}

/**
 * What one prop of a widget may be in a document. The same description checks documents, makes their JSON Schema, the
 * editor's form and the catalog's names that a widget depends on, so nothing of a widget is written down twice.
 */
export type Field = FieldBase &
  (
    | { readonly kind: "metric" }
    | { readonly kind: "metrics"; readonly least?: number; readonly most?: number }
    | { readonly kind: "dimension"; readonly of?: DimensionUse }
    | { readonly kind: "dimensions"; readonly of?: DimensionUse; readonly least?: number; readonly most?: number }
    | { readonly kind: "hierarchy" }
    | { readonly kind: "event" }
    | { readonly kind: "events"; readonly least?: number; readonly most?: number }
    | { readonly kind: "range" }
    | { readonly kind: "grain" }
    | { readonly kind: "filter" }
    /** Those of a dimension's values that are kept or left out, as a control chooses them. `of`: the prop beside it that names the dimension. */
    | { readonly kind: "values"; readonly of: string }
    /** An ISO 8601 duration. */
    | { readonly kind: "duration" }
    | { readonly kind: "text"; readonly most?: number }
    /** A name that columns are called by: letters, digits and `_`. */
    | { readonly kind: "name" }
    /** Where a click leads: a path, an anchor, or a web or mail address. */
    | { readonly kind: "link" }
    /** A text in the languages of the page. The component is handed the one that is shown. */
    | { readonly kind: "localized"; readonly most?: number; /** It may be long: lines of its own are typed. */ readonly lines?: boolean }
    | { readonly kind: "number"; readonly least?: number; readonly most?: number; readonly whole?: boolean }
    | { readonly kind: "boolean" }
    | { readonly kind: "choice"; readonly options: readonly FieldOption[] }
    | { readonly kind: "list"; readonly of: Field; readonly least?: number; readonly most?: number }
    | { readonly kind: "object"; readonly fields: Fields }
    /** By a metric's name; what stands behind a `:` says which of the metric's columns is meant. */
    | { readonly kind: "perMetric"; readonly of: Field }
    /** The first that fits; the form offers them by their labels. */
    | { readonly kind: "oneOf"; readonly of: readonly Field[] }
  );

export interface Fields {
  readonly [prop: string]: Field;
}
