"use client";

import { useRef } from "react";
import type { CSSProperties } from "react";
import { breakpoints } from "../document/cockpitDocument.ts";
import type { Breakpoint, CockpitLayout, Placement, Placements } from "../document/cockpitDocument.ts";
import { placementsAt } from "../document/layout/deriveLayout.ts";
import { readingOrder } from "../document/layout/placement.ts";
import type { FilterMappings } from "../query/filterMapping.ts";
import { SelectionScope } from "../react/SelectionScope.tsx";
import { CellBoundary } from "./CellBoundary.tsx";
import type { CockpitEntry } from "./cockpitItems.ts";
import { PendingWidget } from "./PendingWidget.tsx";
import { usePrintedWidth } from "./paper/usePrintedWidth.ts";
import { useBreakpoint } from "./useBreakpoint.ts";

export interface CockpitGridProps {
  readonly entries: readonly CockpitEntry[];
  readonly layout: CockpitLayout;
  readonly sourceOf: (id: string) => string;
  /** Whether the widgets may ask; until then their places are kept. Default true. */
  readonly isStarted?: boolean;
}

/**
 * The widgets in their places: by the width of the grid itself, in CSS alone, so that nothing moves when a page comes to
 * life. They stand in the document in the order in which they are read at the present width.
 */
export function CockpitGrid({ entries, layout, sourceOf, isStarted = true }: CockpitGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const at = useBreakpoint(grid);
  usePrintedWidth(grid);
  const sizes = Object.fromEntries(entries.map(({ id, size }) => [id, size]));
  const places = Object.fromEntries(breakpoints.map((one) => [one, placementsAt(layout, one, sizes)])) as {
    readonly [B in Breakpoint]: Placements;
  };
  const order = readingOrder(places[at]);
  const shown = entries.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return (
    <div ref={grid} className="md-cockpit-grid">
      {shown.map(({ id, filters, tiles, content }) => (
        <div key={id} className="md-cockpit-cell" data-widget={id} style={areas(places, id)}>
          {isStarted ? (
            <SelectionScope filters={filters && named(filters, sourceOf)}>
              <CellBoundary of={content}>{content}</CellBoundary>
            </SelectionScope>
          ) : (
            <PendingWidget tiles={tiles} />
          )}
        </div>
      ))}
    </div>
  );
}

function areas(places: { readonly [B in Breakpoint]: Placements }, id: string): CSSProperties {
  const named = breakpoints.flatMap((at) => [
    [`--md-${at}`, areaOf(places[at][id])],
    [`--md-${at}-rows`, places[at][id]?.h ?? 1],
  ]);
  return Object.fromEntries(named) as CSSProperties;
}

function areaOf(place: Placement | undefined): string {
  return place === undefined ? "auto" : `${place.y + 1} / ${place.x + 1} / span ${place.h} / span ${place.w}`;
}

function named(filters: FilterMappings, sourceOf: (id: string) => string): FilterMappings {
  return Object.fromEntries(Object.entries(filters).map(([id, mapping]) => [sourceOf(id), mapping]));
}
