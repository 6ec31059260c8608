import { collectFaults } from "../../document/check/faults.ts";
import { checkFields } from "../../document/check/checkField.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import { startProps } from "./startProps.ts";

/** Whether a widget shows something as soon as it is added: the catalog has all that it requires. */
export function isPlaceable(spec: AnyWidgetSpec, catalog: Catalog): boolean {
  const faults = collectFaults();
  const props = startProps(spec, catalog);
  checkFields(spec.fields, props, "", faults);
  return faults.found.length === 0 && (spec.check?.(props) ?? []).length === 0;
}
