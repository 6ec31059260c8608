"use client";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { usePart } from "../../react/usePart.ts";
import { useWords } from "../../react/useProvided.ts";
import { stateDetails } from "./statePart.ts";
import { Unloaded } from "./Unloaded.tsx";
import type { VacantState } from "./viewState.ts";

/** Fills the place of data that is not there: why, and what can be done about it. */
export function StateView({ state }: { readonly state: VacantState }) {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  const isPending = state.status === "pending";
  const details = usePart(stateDetails, !isPending);
  if (details && !isPending) return <details.Vacancy state={state} />;
  const word = state.status === "error" ? state.error.message : state.status === "empty" ? states.empty : states.error;
  return (
    <div className="md-state" data-status={state.status}>
      {isPending && <span className="md-sr">{states.loading}</span>}
      {details === null && !isPending && <Unloaded text={word} retry={stateDetails.load} />}
    </div>
  );
}
