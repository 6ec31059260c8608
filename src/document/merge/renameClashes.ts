import type { CockpitDocument, CockpitLayout, Placements } from "../cockpitDocument.ts";
import { breakpoints } from "../cockpitDocument.ts";
import { filtersById } from "./diffDocuments.ts";
import { own, sameJson } from "./sameJson.ts";

/** A name that no filter or widget of the documents has: `trend`, `trend2`, … */
export function freeId(stem: string, ...documents: readonly Pick<CockpitDocument, "filters" | "widgets">[]): string {
  const taken = new Set(documents.flatMap(({ filters = [], widgets }) => [...Object.keys(widgets), ...filters.map(({ id }) => id)]));
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}${n}`;
  return id;
}

/**
 * Both sides, with what each of them added under one id told apart: who comes second as JSON gets another id, so that it
 * is the same for both. Removed and added under its old id, it is no new one.
 */
export function withoutClashes(
  base: CockpitDocument,
  ours: CockpitDocument,
  theirs: CockpitDocument,
): readonly [ours: CockpitDocument, theirs: CockpitDocument] {
  const isNew = (id: string) => itemOf(base, id) === undefined;
  const ids = [...Object.keys(theirs.widgets), ...Object.keys(filtersById(theirs))].filter(isNew);
  return ids.reduce<readonly [CockpitDocument, CockpitDocument]>(
    ([mine, yours], id) => {
      const [one, other] = [itemOf(mine, id), itemOf(yours, id)];
      if (one === undefined || other === undefined || sameJson(one, other)) return [mine, yours];
      const next = freeId(id.replace(/\d+$/, "").slice(0, 36) || "item", base, mine, yours);
      return JSON.stringify(one) <= JSON.stringify(other) ? [mine, renamed(yours, id, next)] : [renamed(mine, id, next), yours];
    },
    [ours, theirs],
  );
}

/** A widget or a filter: they share their ids. */
function itemOf(document: CockpitDocument, id: string): object | undefined {
  return own(document.widgets, id) ?? own(filtersById(document), id);
}

function renamed(document: CockpitDocument, id: string, next: string): CockpitDocument {
  const keys = <T>(record: { readonly [key: string]: T }) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key === id ? next : key, value]));
  const widgets = Object.entries(keys(document.widgets)).map(
    ([key, widget]) => [key, widget.filters === undefined ? widget : { ...widget, filters: keys(widget.filters) }] as const,
  );
  const placed = breakpoints.flatMap((at) => {
    const placements: Placements | undefined = document.layout[at];
    return placements === undefined ? [] : [[at, keys(placements)] as const];
  });
  return {
    ...document,
    ...(document.filters && { filters: document.filters.map((filter) => (filter.id === id ? { ...filter, id: next } : filter)) }),
    widgets: Object.fromEntries(widgets),
    layout: Object.fromEntries(placed) as unknown as CockpitLayout,
  };
}
