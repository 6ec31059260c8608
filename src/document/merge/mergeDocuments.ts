import type { LocalizedText } from "../../query/locale.ts";
import { read } from "../check/checkDocument.ts";
import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { AnyWidgetSpec, JsonObject } from "../widgetSpec.ts";
import { filtersById } from "./diffDocuments.ts";
import { mergeLayout } from "./mergeLayout.ts";
import { mergeOrder } from "./mergeOrder.ts";
import { mergeRecord, startMerge } from "./mergeRecord.ts";
import type { Merge, MergeConflict, Named } from "./mergeRecord.ts";
import { own, sameJson } from "./sameJson.ts";

export interface Merged {
  readonly document: CockpitDocument;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Puts together what two people made of one document: every text, filter, prop, mapping and place that one of them
 * changed is as they left it. Widgets that were moved by both are pushed down as each of them did, and settle.
 * The result can be read; where it could not, there is a conflict that says why, and ours is taken.
 * @param base what both began with
 * @param specs what widgets there are, by which props that were put together are checked
 */
export function mergeDocuments(
  base: CockpitDocument,
  ours: CockpitDocument,
  theirs: CockpitDocument,
  { specs }: { readonly specs: readonly AnyWidgetSpec[] },
): Merged {
  if (sameJson(base, theirs) || sameJson(ours, theirs)) return { document: ours, conflicts: [] };
  if (sameJson(base, ours)) return { document: theirs, conflicts: [] };
  const merge = startMerge();
  const filters = mergeFilters(merge, base, ours, theirs);
  const widgets = mergeRecord(base.widgets, ours.widgets, theirs.widgets, "widgets", (...three) => mergeWidget(merge, specs, ...three));
  const kept = withoutStrayMappings(merge, widgets, filters.map(({ id }) => id), theirs, base);
  const $schema = merge.atom("$schema", base.$schema, ours.$schema, theirs.$schema);
  const description = mergeText(merge, "description", base.description, ours.description, theirs.description);
  const document: CockpitDocument = {
    ...($schema !== undefined && { $schema }),
    format: ours.format,
    version: ours.version,
    title: mergeText(merge, "title", base.title, ours.title, theirs.title) ?? ours.title,
    ...(description !== undefined && { description }),
    ...((filters.length > 0 || ours.filters !== undefined) && { filters }),
    widgets: kept,
    layout: mergeLayout(merge, base.layout, ours.layout, theirs.layout, Object.keys(kept)),
  };
  const [fault] = read(document, { specs }).found;
  if (fault === undefined) return { document, conflicts: merge.conflicts };
  return { document: ours, conflicts: [...merge.conflicts, { path: fault.path, base, ours, theirs, message: fault.message }] };
}

function mergeText(
  merge: Merge,
  path: string,
  base: LocalizedText | undefined,
  ours: LocalizedText | undefined,
  theirs: LocalizedText | undefined,
): LocalizedText | undefined {
  if (base === undefined || ours === undefined || theirs === undefined) return merge.atom(path, base, ours, theirs);
  const texts = mergeRecord<string>({ ...base }, { ...ours }, { ...theirs }, path, (...three) => merge.atom(...three));
  return texts as unknown as LocalizedText;
}

function mergeFilters(merge: Merge, base: CockpitDocument, ours: CockpitDocument, theirs: CockpitDocument): readonly CockpitFilter[] {
  const [was, mine, yours] = [filtersById(base), filtersById(ours), filtersById(theirs)];
  const merged = mergeRecord(was, mine, yours, "filters", (path, b, o, t): CockpitFilter | undefined => {
    if (b === undefined || o === undefined || t === undefined || o.kind !== t.kind || b.kind !== o.kind) return merge.atom(path, b, o, t);
    const parts = mergeRecord<unknown>({ ...b }, { ...o }, { ...t }, path, (...three) => merge.atom(...three));
    return parts as unknown as CockpitFilter;
  });
  const order = mergeOrder(merge, [Object.keys(was), Object.keys(mine), Object.keys(yours)], Object.keys(merged));
  return order.flatMap((id) => own(merged, id) ?? []);
}

function mergeWidget(
  merge: Merge,
  specs: readonly AnyWidgetSpec[],
  path: string,
  base: CockpitWidget | undefined,
  ours: CockpitWidget | undefined,
  theirs: CockpitWidget | undefined,
): CockpitWidget | undefined {
  if (base === undefined || ours === undefined || theirs === undefined || ours.type !== theirs.type || base.type !== ours.type) {
    return merge.atom(path, base, ours, theirs);
  }
  const filters = mergeRecord(base.filters, ours.filters, theirs.filters, `${path}.filters`, (...three) => merge.atom(...three));
  const props = mergeRecord(base.props, ours.props, theirs.props, `${path}.props`, (...three) => merge.atom(...three)) as JsonObject;
  const [fault] = specs.find(({ type }) => type === ours.type)?.check?.(props) ?? [];
  // Each side's own are right; what was put together is not.
  const fit = fault === undefined ? props : merge.atom(`${path}.props`, base.props, ours.props, theirs.props, fault.message);
  return { type: ours.type, props: fit ?? ours.props, ...(Object.keys(filters).length > 0 && { filters }) };
}

/** Mappings of sources that are gone go with them; one that was made meanwhile is told. */
function withoutStrayMappings(
  merge: Merge,
  widgets: Named<CockpitWidget>,
  filterIds: readonly string[],
  theirs: CockpitDocument,
  base: CockpitDocument,
): Named<CockpitWidget> {
  const isSource = (id: string) => filterIds.includes(id) || Object.hasOwn(widgets, id);
  const kept = Object.entries(widgets).map(([id, widget]) => {
    const { filters, ...rest } = widget;
    if (filters === undefined || Object.keys(filters).every(isSource)) return [id, widget] as const;
    for (const [source, mapping] of Object.entries(filters)) {
      const before = own(own(base.widgets, id)?.filters, source);
      if (isSource(source) || sameJson(before, mapping)) continue;
      const yours = own(own(theirs.widgets, id)?.filters, source);
      const isTheirs = sameJson(yours, mapping);
      const path = below(`${below("widgets", id)}.filters`, source);
      merge.conflicts.push({ path, base: before, ours: isTheirs ? undefined : mapping, theirs: yours });
    }
    const left = Object.fromEntries(Object.entries(filters).filter(([source]) => isSource(source)));
    return [id, { ...rest, ...(Object.keys(left).length > 0 && { filters: left }) }] as const;
  });
  return Object.fromEntries(kept);
}
