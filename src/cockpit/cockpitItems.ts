import { Children, isValidElement } from "react";
import type { ReactElement, ReactNode } from "react";
import { breakpoints, columnsOf } from "../document/cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../document/cockpitDocument.ts";
import { freePlace } from "../document/layout/editLayout.ts";
import type { WidgetSize } from "../document/widgetSpec.ts";
import { MetricsError } from "../query/error.ts";
import type { FilterMappings } from "../query/filterMapping.ts";
import { CockpitItem } from "./CockpitItem.tsx";
import type { CockpitItemProps } from "./CockpitItem.tsx";
import type { PendingWidgetProps } from "./PendingWidget.tsx";

/** One widget of a cockpit, whether a document or a child said so. */
export interface CockpitEntry {
  readonly id: string;
  readonly size: WidgetSize;
  readonly filters: FilterMappings | undefined;
  /** Those that its place is kept for until it is there. */
  readonly tiles?: PendingWidgetProps["tiles"];
  readonly content: ReactNode;
}

const usualSize: WidgetSize = { w: 6, h: 6 };

/**
 * What the children of a cockpit say.
 * @throws MetricsError for a child that is no `CockpitItem`, and for an id that stands twice
 */
export function entriesOf(children: ReactNode): readonly (CockpitEntry & { readonly placed: CockpitItemProps })[] {
  const entries = itemsIn(children).map(({ props }) => ({
    id: props.id,
    size: props.size ?? usualSize,
    filters: props.filters,
    content: props.children,
    placed: props,
  }));
  const repeated = entries.find(({ id }, at) => entries.findIndex((entry) => entry.id === id) < at);
  if (repeated === undefined) return entries;
  throw new MetricsError("invalid-query", `two <CockpitItem>s have the id "${repeated.id}"; give each its own`);
}

/** Where the children stand: as they say, and those that say nothing in the first free places after them. */
export function layoutOf(entries: readonly { readonly size: WidgetSize; readonly placed: CockpitItemProps }[]): CockpitLayout {
  const own = breakpoints.filter((at) => at === "wide" || entries.some(({ placed }) => placed[at] !== undefined));
  const layouts = own.map((at) => [at, placementsOf(entries, at)] as const);
  return Object.fromEntries(layouts) as unknown as CockpitLayout;
}

function placementsOf(
  entries: readonly { readonly size: WidgetSize; readonly placed: CockpitItemProps }[],
  at: Breakpoint,
): Placements {
  const placed: { [id: string]: Placement } = {};
  for (const { placed: item } of entries) if (item[at] !== undefined) placed[item.id] = item[at];
  for (const { placed: item, size } of entries) {
    const w = Math.ceil((size.w * columnsOf[at]) / columnsOf.wide);
    placed[item.id] ??= freePlace(placed, { w, h: size.h }, columnsOf[at]);
  }
  return placed;
}

function itemsIn(children: ReactNode): readonly ReactElement<CockpitItemProps>[] {
  return Children.toArray(children).flatMap((child): readonly ReactElement<CockpitItemProps>[] => {
    if (isValidElement<CockpitItemProps>(child) && child.type === CockpitItem) return [child];
    if (isValidElement<{ readonly children?: ReactNode }>(child) && typeof child.type === "symbol") return itemsIn(child.props.children);
    throw new MetricsError("invalid-query", "a <Cockpit> is made of <CockpitItem>s; put each widget into one, and other things beside it");
  });
}
