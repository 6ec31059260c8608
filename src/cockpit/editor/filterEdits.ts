import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../../document/cockpitDocument.ts";
import type { FilterMapping } from "../../query/filterMapping.ts";

/** With one more control at the end of the bar. */
export function addFilter(document: CockpitDocument, filter: CockpitFilter): CockpitDocument {
  return { ...document, filters: [...(document.filters ?? []), filter] };
}

/** Without the control, and without what widgets said of it. */
export function removeFilter(document: CockpitDocument, id: string): CockpitDocument {
  const { filters: before = [], ...rest } = withoutSource(document, id);
  const filters = before.filter((filter) => filter.id !== id);
  return { ...rest, ...(filters.length > 0 && { filters }) };
}

/** With another control in the place of one. Its id stays: widgets and addresses name it. */
export function changeFilter(document: CockpitDocument, id: string, change: CockpitFilter): CockpitDocument {
  const { filters = [] } = document;
  return { ...document, filters: filters.map((filter) => (filter.id === id ? { ...change, id } : filter)) };
}

/** With the control `by` places further, as far as there are places. */
export function moveFilter(document: CockpitDocument, id: string, by: -1 | 1): CockpitDocument {
  const filters = [...(document.filters ?? [])];
  const from = filters.findIndex((filter) => filter.id === id);
  const to = from + by;
  const [moved, other] = [filters[from], filters[to]];
  if (moved === undefined || other === undefined) return document;
  filters[to] = moved;
  filters[from] = other;
  return { ...document, filters };
}

/** How the clauses of `source` meet the widget; null: as they are. */
export function mapFilter(document: CockpitDocument, widget: string, source: string, mapping: FilterMapping | null): CockpitDocument {
  const described = document.widgets[widget];
  if (described === undefined) return document;
  return { ...document, widgets: { ...document.widgets, [widget]: withMapping(described, source, mapping) } };
}

/** Without anything that a widget says of the clauses of `source`. */
export function withoutSource(document: CockpitDocument, source: string): CockpitDocument {
  const widgets = Object.entries(document.widgets).map(([id, widget]) => [id, withMapping(widget, source, null)] as const);
  return { ...document, widgets: Object.fromEntries(widgets) };
}

function withMapping(widget: CockpitWidget, source: string, mapping: FilterMapping | null): CockpitWidget {
  const { filters: before = {}, ...rest } = widget;
  if (mapping === null && !Object.hasOwn(before, source)) return widget;
  const { [source]: _before, ...others } = before;
  const filters = mapping === null ? others : { ...others, [source]: mapping };
  return { ...rest, ...(Object.keys(filters).length > 0 && { filters }) };
}
