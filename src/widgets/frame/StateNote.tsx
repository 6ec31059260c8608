"use client";
import type { Instant } from "../../query/range.ts";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { usePart } from "../../react/usePart.ts";
import { useWords } from "../../react/useProvided.ts";
import { stateDetails } from "./statePart.ts";
import { Unloaded } from "./Unloaded.tsx";
import type { ViewState } from "./viewState.ts";

/** One line that is always there, so that nothing moves: what qualifies the data or is missing, else `fallback`. */
export function StateNote({
  state,
  asOf,
  fallback = null,
  reload,
}: {
  readonly state: ViewState<unknown>;
  readonly asOf: Instant | null | undefined;
  readonly fallback?: string | null | undefined;
  /** Asks again for a part of the widget's code that could not be loaded. */
  readonly reload?: (() => void) | undefined;
}) {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  const qualified = state.status === "ready" && (state.stale ?? state.partial ?? state.where) ? state : null;
  const details = usePart(stateDetails, !!qualified);
  const stale = qualified?.stale;
  const isWordless = qualified && details === null;
  const retry = isWordless ? stateDetails.load : reload;
  const lost = !isWordless ? states.missing : stale ? states.error : states.partial;
  const text = stale?.offline ? states.offline : retry ? lost : fallback;
  const note = retry ? (
    <Unloaded text={text ?? lost} retry={retry} />
  ) : (
    text !== null && (
      <span className="md-note-text" title={text}>
        {text}
      </span>
    )
  );
  return (
    <div className="md-note">
      {qualified && details ? <details.Qualification state={qualified} asOf={asOf}>{note}</details.Qualification> : note}
    </div>
  );
}
