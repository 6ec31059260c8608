import type { Field } from "../../document/field.ts";
import type { Json } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { fieldFit, isList } from "./fieldFit.ts";
import { startValue } from "./startProps.ts";

/** One entry of the list by which a form offers the alternatives of a field. */
export type Alternative = { readonly label: LocalizedText } & (
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "field"; readonly field: Field }
);

/** What a field may be, in one list: alternatives within alternatives, and a choice's options, stand beside each other. */
export function alternativesOf(field: Field): readonly Alternative[] {
  if (field.kind === "oneOf") return field.of.flatMap(alternativesOf);
  if (field.kind === "choice") return field.options.map(({ value, label }) => ({ kind: "value", value, label }));
  return [{ kind: "field", field, label: field.label }];
}

/** Which of them a value is, by its shape; −1 where it is none. */
export function alternativeFor(alternatives: readonly Alternative[], value: Json | undefined): number {
  const fits = alternatives.map((one) => (one.kind === "value" ? (one.value === value ? 3 : 0) : fieldFit(one.field, value)));
  const best = Math.max(0, ...fits);
  return best === 0 ? -1 : fits.indexOf(best);
}

/** What a field holds once somebody chooses that alternative: as much of what it held before as fits. */
export function chosenValue(alternative: Alternative, before: Json | undefined, catalog: Catalog): Json {
  if (alternative.kind === "value") return alternative.value;
  const { field } = alternative;
  if (before !== undefined && field.kind === "list" && fieldFit(field.of, before) >= 1) return [before];
  if (isList(before)) {
    const [first] = before;
    if (first !== undefined && fieldFit(field, first) >= 1) return first;
  }
  return startValue(field, catalog);
}
