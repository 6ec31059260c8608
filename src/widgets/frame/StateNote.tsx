"use client";
import type { Instant } from "../../query/range.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import { statesInEnglish } from "../../i18n/english/states.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { Icon, offlineIcon, warningIcon } from "./Icon.tsx";
import { qualification, vacantText } from "./stateText.ts";
import type { ViewState } from "./viewState.ts";

/**
 * One line that is always there, so that nothing moves: what qualifies the data, else `fallback`.
 * Qualifications and failures are announced politely, once each time they appear.
 */
export function StateNote({
  state,
  asOf,
  fallback = null,
}: {
  readonly state: ViewState<unknown>;
  readonly asOf: Instant | null;
  readonly fallback?: string | null;
}) {
  const provided = useProvided();
  const messages = useWords({ labeled: labeledInEnglish, states: statesInEnglish });
  const ready = state.status === "ready" ? state : null;
  const text = ready && qualification(ready, asOf, { ...provided, messages });
  const failed = state.status === "error" || state.status === "forbidden";
  return (
    <div className="md-note">
      <div role="status" className="md-note-text" data-signal="warning" title={text ?? undefined}>
        {text !== null && <Icon path={ready?.stale?.offline ? offlineIcon : warningIcon} size={12} />}
        {text ?? (failed && <span className="md-sr">{vacantText(state, messages.states)}</span>)}
      </div>
      {text === null && fallback !== null && (
        <span className="md-note-text" title={fallback}>
          {fallback}
        </span>
      )}
      {ready?.stale && (
        <button type="button" className="md-note-retry" onClick={ready.stale.retry}>
          {messages.states.retry}
        </button>
      )}
    </div>
  );
}
