import type { LocalizedText } from "../../query/locale.ts";
import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { diffDocuments, filtersById } from "./diffDocuments.ts";
import { mergeLayout } from "./mergeLayout.ts";
import { mergeOrder } from "./mergeOrder.ts";
import { mergeRecord, startMerge } from "./mergeRecord.ts";
import type { Merge, MergeConflict, Named } from "./mergeRecord.ts";
import { mergeProps } from "./mergeProps.ts";
import { newFault } from "./newFault.ts";
import { withoutClashes } from "./renameClashes.ts";
import { own, sameJson } from "./sameJson.ts";

export interface Merged {
  readonly document: CockpitDocument;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeOptions {
  /** What widgets there are, by which props that were put together are checked. */
  readonly specs: readonly AnyWidgetSpec[];
  /** Paths of conflicts in which theirs is taken. Default: none. */
  readonly takeTheirs?: readonly string[];
}

/**
 * Puts together what two people made of one document: every text, filter, prop, mapping and place that one of them
 * changed is as they left it, and what each added under one id are two things. Widgets that were moved by both are pushed
 * down as each of them did, and settle. What can be read on either side can be read in the result; where both together
 * could not, ours is taken, and every change of theirs that is lost so is a conflict.
 * @param base what both began with
 */
export function mergeDocuments(
  base: CockpitDocument,
  mine: CockpitDocument,
  yours: CockpitDocument,
  { specs, takeTheirs = [] }: MergeOptions,
): Merged {
  if (sameJson(base, yours) || sameJson(mine, yours)) return { document: mine, conflicts: [] };
  if (sameJson(base, mine)) return { document: yours, conflicts: [] };
  const [ours, theirs] = withoutClashes(base, mine, yours);
  const merge = startMerge(new Set(takeTheirs));
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
  const fault = newFault(document, [ours, theirs], { specs });
  if (fault === undefined) return { document, conflicts: merge.conflicts };
  return { document: mine, conflicts: lostChanges(base, mine, yours, fault.message) };
}

/** All that theirs changed and ours does not have. */
function lostChanges(base: CockpitDocument, ours: CockpitDocument, theirs: CockpitDocument, message: LocalizedText): readonly MergeConflict[] {
  const mine = new Map(diffDocuments(base, ours).map((change) => [change.path, change.after]));
  return diffDocuments(base, theirs).flatMap(({ path, before, after }) => {
    const now = mine.has(path) ? mine.get(path) : before;
    return sameJson(now, after) ? [] : [{ path, base: before, ours: now, theirs: after, message, isWhole: true }];
  });
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
    if (b === undefined || o === undefined || t === undefined) return merge.atom(path, b, o, t);
    // What it is about and what it starts with are one: values of one dimension are none of another.
    const [{ label: was, ...base }, { label: mine, ...ours }, { label: yours, ...theirs }] = [b, o, t];
    const label = merge.atom(below(path, "label"), was, mine, yours);
    return { ...(merge.atom<typeof ours>(path, base, ours, theirs) ?? ours), ...(label !== undefined && { label }) };
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
  const spec = specs.find(({ type }) => type === ours.type);
  const props = mergeProps(merge, `${path}.props`, spec, base.props, ours.props, theirs.props);
  return { type: ours.type, props, ...(Object.keys(filters).length > 0 && { filters }) };
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
