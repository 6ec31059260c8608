import type { FilterMapping } from "../../query/filterMapping.ts";
import { breakpoints } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitDocument, CockpitFilter, CockpitWidget, Placement, Placements } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Json } from "../widgetSpec.ts";
import { keysOf, own, sameJson } from "./sameJson.ts";

/** What was before and what is after; undefined is what was not there. */
interface Turned<T> {
  readonly path: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** One thing in which two documents differ. */
export type DocumentChange =
  | ({ readonly kind: "text"; readonly key: "$schema" | "title" | "description"; readonly language: string | null } & Turned<string>)
  /** Added, removed, or another: its parts are not told one by one. */
  | ({ readonly kind: "filter"; readonly id: string } & Turned<CockpitFilter>)
  | ({ readonly kind: "filterOrder" } & Turned<readonly string[]>)
  /** Added, removed, or of another type. */
  | ({ readonly kind: "widget"; readonly id: string } & Turned<CockpitWidget>)
  | ({ readonly kind: "prop"; readonly id: string; readonly prop: string } & Turned<Json>)
  | ({ readonly kind: "mapping"; readonly id: string; readonly source: string } & Turned<FilterMapping>)
  /** A breakpoint was given a layout of its own, or follows from the widest again. */
  | ({ readonly kind: "layout"; readonly at: Breakpoint } & Turned<Placements>)
  | ({ readonly kind: "placement"; readonly at: Breakpoint; readonly id: string } & Turned<Placement>);

/** In what `b` differs from `a`, in the order of the document; none where they say the same. */
export function diffDocuments(a: CockpitDocument, b: CockpitDocument): readonly DocumentChange[] {
  const changes: DocumentChange[] = [];
  const differ = <T>(path: string, before: T | undefined, after: T | undefined): Turned<T> | null =>
    sameJson(before, after) ? null : { path, before, after };
  const add = (change: DocumentChange | null) => void (change && changes.push(change));
  const turned = <T, K extends object>(found: Turned<T> | null, what: K): (K & Turned<T>) | null => found && { ...what, ...found };

  add(turned(differ("$schema", a.$schema, b.$schema), { kind: "text", key: "$schema", language: null }));
  for (const key of ["title", "description"] as const) {
    for (const language of ["en", "zh-CN"] as const) {
      const found = differ(below(key, language), a[key]?.[language], b[key]?.[language]);
      add(turned(found, { kind: "text", key, language }));
    }
  }
  const [was, is] = [filtersById(a), filtersById(b)];
  for (const id of keysOf(was, is)) {
    add(turned(differ(below("filters", id), own(was, id), own(is, id)), { kind: "filter", id }));
  }
  const [order, other] = [Object.keys(was).filter((id) => Object.hasOwn(is, id)), Object.keys(is).filter((id) => Object.hasOwn(was, id))];
  add(turned(differ("filters", order, other), { kind: "filterOrder" }));
  for (const id of keysOf(a.widgets, b.widgets)) {
    const path = below("widgets", id);
    const [before, after] = [own(a.widgets, id), own(b.widgets, id)];
    if (before === undefined || after === undefined || before.type !== after.type) {
      add(turned(differ(path, before, after), { kind: "widget", id }));
      continue;
    }
    for (const prop of keysOf(before.props, after.props)) {
      const found = differ(below(`${path}.props`, prop), own(before.props, prop), own(after.props, prop));
      add(turned(found, { kind: "prop", id, prop }));
    }
    for (const source of keysOf(before.filters, after.filters)) {
      const found = differ(below(`${path}.filters`, source), own(before.filters, source), own(after.filters, source));
      add(turned(found, { kind: "mapping", id, source }));
    }
  }
  for (const at of breakpoints) {
    const [before, after] = [a.layout[at], b.layout[at]];
    if (before === undefined || after === undefined) {
      add(turned(differ(`layout.${at}`, before, after), { kind: "layout", at }));
      continue;
    }
    for (const id of keysOf(before, after)) {
      const found = differ(below(`layout.${at}`, id), own(before, id), own(after, id));
      add(turned(found, { kind: "placement", at, id }));
    }
  }
  return changes;
}

/** In their order. */
export function filtersById({ filters = [] }: CockpitDocument): { readonly [id: string]: CockpitFilter } {
  return Object.fromEntries(filters.map((filter) => [filter.id, filter]));
}
