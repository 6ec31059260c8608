"use client";
import { statesInEnglish } from "../../i18n/english/states.ts";
import { useWords } from "../../react/useProvided.ts";
import { vacantText } from "./stateText.ts";
import type { VacantState } from "./viewState.ts";

/** The same question gets the same answer: to ask again is no help, but to read why is. */
const callersFaults: ReadonlySet<string> = new Set(["invalid-query", "unsupported", "too-large"]);

/** Fills the place of data that is not there: why, and what can be done about it. */
export function StateView({ state }: { readonly state: VacantState }) {
  const { states } = useWords({ states: statesInEnglish });
  const text = vacantText(state, states);
  if (state.status === "pending") {
    return (
      <div className="md-state" data-status="pending">
        <span className="md-sr">{text}</span>
      </div>
    );
  }
  const error = state.status === "error" ? state.error : null;
  return (
    <div className="md-state" data-status={state.status}>
      <p className="md-state-text">{(error && states.reasons[error.code]) ?? text}</p>
      {error && (
        <p className="md-state-detail">
          {callersFaults.has(error.code) && <span className="md-state-cause">{error.message}</span>}
          {[states.errorCode(error.code), error.requestId && states.request(error.requestId)].filter(Boolean).join(" · ")}
        </p>
      )}
      {state.status === "error" && !callersFaults.has(state.error.code) && (
        <button type="button" className="md-button" onClick={state.retry}>
          {states.retry}
        </button>
      )}
      {state.status === "empty" && state.clearFilters && (
        <button type="button" className="md-button" onClick={state.clearFilters}>
          {states.clearFilters}
        </button>
      )}
    </div>
  );
}
