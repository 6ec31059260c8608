"use client";

import { stateEssentialsInEnglish } from "../i18n/english/essentials.ts";
import { useWords } from "../react/useProvided.ts";

/** Keeps a widget's place. */
export function PendingWidget() {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  return (
    <div className="md-cockpit-pending" aria-busy="true">
      <div className="md-state" data-status="pending">
        <span className="md-sr">{states.loading}</span>
      </div>
    </div>
  );
}
