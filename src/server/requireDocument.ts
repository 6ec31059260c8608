import { checkDocument } from "../document/check/checkDocument.ts";
import { below } from "../document/finding.ts";
import { isObject } from "../document/isObject.ts";
import { standardSpecs } from "../document/standard/standardSpecs.ts";
import type { AnyWidgetSpec } from "../document/widgetSpec.ts";
import { MetricsError } from "../query/index.ts";

/**
 * Refuses a document that `parseDocument` would not read. Names of the catalog are not looked at: they may come and go
 * while a cockpit is kept.
 * @param specs the kinds of widgets that it may name; undefined: the library's, and of all others whatever they are given
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function requireDocument(document: object, specs: readonly AnyWidgetSpec[] | undefined): void {
  const found = checkDocument(document, { specs: specs ?? standardSpecs });
  const strangers = specs === undefined ? strangePaths(document) : [];
  const fault = found.find(({ path }) => !strangers.includes(path));
  if (fault !== undefined) throw new MetricsError("invalid-query", fault.message.en, { path: `documents.save.document${fault.path === "" ? "" : "."}${fault.path}` });
}

/** Where a document names widgets that only its host knows. */
function strangePaths(document: object): readonly string[] {
  const { widgets } = document as { readonly widgets?: unknown };
  const types = Object.entries(Object(widgets) as object).map(([id, widget]) => [id, isObject(widget) ? widget["type"] : undefined] as const);
  return types.flatMap(([id, type]) => (typeof type === "string" && standardSpecs.every((spec) => spec.type !== type) ? below(below("widgets", id), "type") : []));
}
