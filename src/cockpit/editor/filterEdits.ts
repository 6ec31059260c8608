import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../../document/cockpitDocument.ts";
import type { FilterMapping } from "../../query/filterMapping.ts";

/** With one more control at the end of the bar. */
export function addFilter(document: CockpitDocument, filter: CockpitFilter): CockpitDocument {
  return { ...document, filters: [...(document.filters ?? []), filter] };
}

/** Without the control at a place, and without what widgets said of it where no other has its id. */
export function removeFilter(document: CockpitDocument, at: number): CockpitDocument {
  const removed = document.filters?.[at];
  if (removed === undefined) return document;
  const filters = document.filters?.filter((_, place) => place !== at) ?? [];
  const isShared = filters.some(({ id }) => id === removed.id);
  const { filters: _before, ...rest } = isShared ? document : withoutSource(document, removed.id);
  return { ...rest, ...(filters.length > 0 && { filters }) };
}

/** With another control in the place of one. Its id stays: widgets and addresses name it. */
export function changeFilter(document: CockpitDocument, at: number, change: CockpitFilter): CockpitDocument {
  const { filters = [] } = document;
  return { ...document, filters: filters.map((filter, place) => (place === at ? { ...change, id: filter.id } : filter)) };
}

/** With the control `by` places further, as far as there are places. */
export function moveFilter(document: CockpitDocument, from: number, by: -1 | 1): CockpitDocument {
  const filters = [...(document.filters ?? [])];
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
