"use client";

import { useLocalized } from "../../react/useLocalized.ts";
import { useMarking } from "../../react/useMarking.ts";
import { useOrigin } from "../../react/useOrigin.ts";
import { useSelection } from "../../react/useSelection.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause } from "../../selection/clause.ts";
import { highlightFor } from "../../selection/marked.ts";
import type { FunnelModel } from "./funnelModel.ts";
import { segmentFilter } from "./funnelSegments.ts";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";

export interface FunnelSelectionOptions {
  readonly state: WidgetState<FunnelModel>;
  readonly onSelect?: (clause: Clause | null) => void;
}

/** What a funnel says to the page: one of its segments; the same one twice takes it back. */
export function useFunnelSelection(
  source: string,
  origin: NonNullable<Clause["origin"]>,
  { state, onSelect }: FunnelSelectionOptions,
): Pick<FunnelPictureProps, "selected" | "onSegment"> {
  const { selection } = useLocalized().client;
  const { clauses, publish, clear } = useSelection();
  const highlight = highlightFor(clauses, source);
  const marking = useMarking(highlight !== null);
  useOrigin(source, origin);
  if (state.status !== "ready" || state.model.by === null) return {};
  const { by, segments } = state.model;
  const said = clauses.find((clause) => clause.source === source);
  const meant = said?.filter ?? said?.highlight;
  const selected = segments.find((segment) => meaning(segmentFilter(by.dimension, segment, segments)) === meaning(meant));
  return {
    selected: selected?.key ?? marking?.markedBy(highlight, by.dimension, segments) ?? null,
    onSegment: (segment) => {
      const filter = segmentFilter(by.dimension, segment, segments);
      // Read now: what is rendered may be one answer behind.
      const own = selection.getSnapshot().find((clause) => clause.source === source);
      const before = own?.filter ?? own?.highlight;
      const clause = meaning(before) === meaning(filter) ? null : { source, origin, filter };
      if (clause === null) clear(source);
      else publish(clause);
      onSelect?.(clause);
    },
  };
}

/** The rest stays the rest when a newer answer names others before it. */
function meaning(filter: Clause["filter"]): string {
  const isRest = filter !== undefined && "op" in filter && filter.op === "notIn";
  return JSON.stringify(isRest ? { ...filter, values: [] } : filter) ?? "";
}
