"use client";

import type { CSSProperties } from "react";
import type { TileRoom } from "../document/widgetSpec.ts";
import { stateEssentialsInEnglish } from "../i18n/english/essentials.ts";
import type { Catalog } from "../query/catalog.ts";
import { useProvided, useWords } from "../react/useProvided.ts";

export interface PendingWidgetProps {
  /** The tiles that it will have, for which the place may be too low. */
  readonly tiles?: ((catalog: Catalog) => readonly TileRoom[]) | undefined;
}

/** Keeps a widget's place. */
export function PendingWidget({ tiles }: PendingWidgetProps) {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  const { catalog } = useProvided<Catalog>();
  if (tiles !== undefined) {
    return (
      <div className="md-strip" aria-busy="true">
        <span className="md-sr">{states.loading}</span>
        {tiles(catalog).map((tile, at) => (
          <div key={at} className="md-kpi" style={roomOf(tile)}>
            <div className="md-kpi-rows" />
          </div>
        ))}
      </div>
    );
  }
  return (
    <div className="md-cockpit-pending" aria-busy="true">
      <div className="md-state" data-status="pending">
        <span className="md-sr">{states.loading}</span>
      </div>
    </div>
  );
}

function roomOf({ comparisons, target, sparkline }: TileRoom): CSSProperties {
  return { "--md-kpi-comparisons": comparisons, "--md-kpi-target": +target, "--md-kpi-spark": +sparkline } as CSSProperties;
}
