import type { LocalizedText } from "../query/locale.ts";

interface FieldBase {
  readonly label: LocalizedText;
  /** One sentence under the control. */
  readonly help?: LocalizedText;
  /** Default: may be left out. */
  readonly required?: boolean;
}

export interface FieldOption {
  readonly value: string | number | boolean;
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
    /** Of `time`: time dimensions alone; else those that rows can be grouped by. */
    | { readonly kind: "dimension"; readonly time?: boolean }
    | { readonly kind: "dimensions"; readonly least?: number; readonly most?: number }
    | { readonly kind: "hierarchy" }
    | { readonly kind: "event" }
    | { readonly kind: "events"; readonly least?: number; readonly most?: number }
    | { readonly kind: "range" }
    | { readonly kind: "grain" }
    | { readonly kind: "filter" }
    /** An ISO 8601 duration. */
    | { readonly kind: "duration" }
    | { readonly kind: "text"; readonly most?: number }
    | { readonly kind: "localized"; readonly most?: number }
    | { readonly kind: "number"; readonly least?: number; readonly most?: number; readonly whole?: boolean }
    | { readonly kind: "boolean" }
    | { readonly kind: "choice"; readonly options: readonly FieldOption[] }
    | { readonly kind: "list"; readonly of: Field; readonly least?: number; readonly most?: number }
    | { readonly kind: "object"; readonly fields: Fields }
    /** The first that fits; the form offers them by their labels. */
    | { readonly kind: "oneOf"; readonly of: readonly Field[] }
  );

export interface Fields {
  readonly [prop: string]: Field;
}
