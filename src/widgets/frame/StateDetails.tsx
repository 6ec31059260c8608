"use client";
import { useContext, useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { clausesInEnglish } from "../../i18n/english/clauses.ts";
import { labeledInEnglish } from "../../i18n/english/labeled.ts";
import { statesInEnglish } from "../../i18n/english/states.ts";
import type { Instant } from "../../query/range.ts";
import { AgeContext } from "../../react/ageContext.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { announce } from "./announce.ts";
import { Icon } from "./Icon.tsx";
import { offlineIcon, warningIcon } from "./icons.ts";
import { Narrowing } from "./Narrowing.tsx";
import { provenance, qualification, vacantText } from "./stateText.ts";
import type { ReadyState, VacantState } from "./viewState.ts";

/** The same question gets the same answer: to ask again is no help, but to read why is. What is too much may be less by now. */
const finalFaults: ReadonlySet<string> = new Set(["invalid-query", "unsupported"]);

/** Why there is no data, and what can be done about it. */
export function Vacancy({ state }: { readonly state: VacantState }) {
  const { states } = useWords({ states: statesInEnglish });
  const text = (state.status === "empty" && state.reason) || vacantText(state, states);
  const isPlain = state.status === "empty" || state.status === "placeholder";
  const ref = useAnnouncement<HTMLDivElement>(isPlain ? null : text);
  const error = state.status === "error" ? state.error : null;
  const isFinal = error !== null && finalFaults.has(error.code);
  return (
    <div ref={ref} className="md-state" data-status={state.status}>
      <p className="md-state-text">{text}</p>
      {error && (
        <p className="md-state-detail" title={error.message}>
          {isFinal && error.code !== "unsupported" && <span className="md-state-cause">{error.message}</span>}
          {[states.errorCode(error.code), error.requestId && states.request(error.requestId)].filter(Boolean).join(" · ")}
        </p>
      )}
      {"retry" in state && !isFinal && (
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

/**
 * What qualifies the data that is shown, and for old data the way to ask again; else `children`. Of which rows alone it
 * is, and how the answer came about, stands behind either.
 */
export function Qualification({
  state,
  asOf = null,
  children,
}: {
  readonly state: ReadyState<unknown>;
  readonly asOf: Instant | null | undefined;
  readonly children: ReactNode;
}) {
  const provided = useProvided();
  const messages = useWords({ clauses: clausesInEnglish, labeled: labeledInEnglish, states: statesInEnglish });
  const text = qualification(state, asOf, { ...provided, messages });
  const age = useContext(AgeContext);
  const origin = provenance(state, { ...provided, messages });
  // That the network is gone is said by the page.
  const ref = useAnnouncement<HTMLDivElement>(state.stale?.offline ? null : text, state.stale === null ? undefined : "outage");
  const where = state.where;
  const notes = (
    <>
      {where && <Narrowing where={where} />}
      {origin !== null && (
        <span className="md-note-text" data-note="origin" title={origin}>
          {origin}
        </span>
      )}
    </>
  );
  if (text === null) {
    return (
      <>
        {children}
        {notes}
      </>
    );
  }
  const shown = age !== null && asOf !== null && state.stale?.offline === false ? age(asOf) : text;
  return (
    <>
      <div ref={ref} className="md-note-text" data-signal="warning" title={shown}>
        <Icon path={state.stale?.offline ? offlineIcon : warningIcon} size={12} />
        {shown}
      </div>
      {state.stale && (
        <button type="button" className="md-note-retry" onClick={state.stale.retry}>
          {messages.states.retry}
        </button>
      )}
      {notes}
    </>
  );
}

/** Reads `text` out for as long as it stands: an outage once for the whole page, whatever each widget says of it. */
function useAnnouncement<E extends HTMLElement>(text: string | null, topic = text) {
  const ref = useRef<E>(null);
  useEffect(() => {
    const root = ref.current?.closest<HTMLElement>(".md-root");
    return text === null || topic === null || !root ? undefined : announce(root, topic, text);
  }, [text, topic]);
  return ref;
}
