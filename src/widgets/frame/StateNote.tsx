"use client";
import type { ReactNode } from "react";
import type { Instant } from "../../query/range.ts";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { usePart } from "../../react/usePart.ts";
import { useWords } from "../../react/useProvided.ts";
import { stateDetails } from "./statePart.ts";
import type { ViewState } from "./viewState.ts";

/** One line that is always there, so that nothing moves: what qualifies the data, else `fallback`. */
export function StateNote({
  state,
  asOf,
  fallback = null,
}: {
  readonly state: ViewState<unknown>;
  readonly asOf: Instant | null;
  readonly fallback?: string | null;
}) {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  const qualified = state.status === "ready" && (state.stale ?? state.partial) ? state : null;
  const details = usePart(stateDetails, qualified !== null);
  const text = qualified && details === null ? (qualified.stale ? states.error : states.partial) : fallback;
  const note: ReactNode = text !== null && (
    <span className="md-note-text" title={text}>
      {text}
    </span>
  );
  return (
    <div className="md-note">
      {qualified && details ? <details.Qualification state={qualified} asOf={asOf}>{note}</details.Qualification> : note}
    </div>
  );
}
