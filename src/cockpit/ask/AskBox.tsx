"use client";

import { forwardRef, useEffect, useId, useRef, useState } from "react";
import type { ComponentPropsWithoutRef, FormEvent } from "react";
import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { WidgetSize } from "../../document/widgetSpec.ts";
import { askInEnglish } from "../../i18n/english/ask.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import type { AskState } from "./askState.ts";
import { useAsk } from "./useAsk.ts";
import type { UseAskOptions } from "./useAsk.ts";

export interface AskBoxProps extends UseAskOptions, Omit<ComponentPropsWithoutRef<"section">, "children"> {
  /** Offers to keep what was shown, as a document names it, with the room that it wants. */
  readonly onAdd?: (widget: CockpitWidget, size: WidgetSize) => void;
}

const proposalPart = part(() => import("./AskProposal.tsx"));

/**
 * A question in words, a query in return: shown before it runs, agreed to, and then a widget. What answers is the host's;
 * nothing but a query of the catalog can come of it.
 */
export const AskBox = forwardRef<HTMLElement, AskBoxProps>(function AskBox({ ask, widgets, timeoutMs, onAdd, className, ...rest }, ref) {
  const { messages } = useLocalized();
  const { ask: words = askInEnglish } = messages;
  const [question, setQuestion] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  const asking = useAsk({ ask, ...(widgets && { widgets }), ...(timeoutMs !== undefined && { timeoutMs }) });
  const { state, history, submit, cancel, repeat } = asking;
  const isOpen = state.status === "proposed" || state.status === "shown";
  const loaded = usePart(proposalPart, isOpen);
  const fieldId = useId();
  const noteId = useId();
  const titleId = useId();
  const field = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);
  // What was read and agreed to, or put away, took the focus with it.
  useEffect(() => {
    if (wasOpen.current && !isOpen) field.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const asked = question.trim();
    setEmpty(asked === "");
    if (asked !== "") submit(asked);
  };
  const isThinking = state.status === "thinking";
  const note = isEmpty ? words.empty : noteOf(state, words);
  const isBad = isEmpty || state.status === "refused" || state.status === "failed";
  return (
    <section {...rest} ref={ref} className={classes("md-ask", className)} aria-labelledby={titleId} aria-busy={isThinking} data-status={state.status}>
      <h3 id={titleId} className="md-ask-title">
        {words.title}
      </h3>
      <form className="md-ask-form" onSubmit={onSubmit}>
        <label className="md-sr" htmlFor={fieldId}>
          {words.title}
        </label>
        <input
          ref={field}
          id={fieldId}
          className="md-input"
          value={question}
          maxLength={2000}
          placeholder={words.placeholder}
          autoComplete="off"
          aria-invalid={isEmpty || undefined}
          aria-describedby={noteId}
          onChange={({ target }) => {
            setQuestion(target.value);
            setEmpty(false);
          }}
        />
        {isThinking ? (
          <button type="button" className="md-button" onClick={cancel}>
            {words.cancel}
          </button>
        ) : (
          <button type="submit" className="md-button" data-variant="primary">
            {words.ask}
          </button>
        )}
      </form>
      <p id={noteId} className="md-ask-note" role="status" data-signal={isBad ? "warning" : undefined}>
        {note}
      </p>
      {state.status === "refused" && (
        <p className="md-ask-detail">
          {state.path !== undefined && state.path !== "" && <b>{words.at(state.path)} </b>}
          {state.message}
        </p>
      )}
      {isOpen && loaded && <loaded.AskProposalView asking={asking} state={state} widgets={widgets ?? []} onAdd={onAdd} />}
      {isOpen && loaded === null && (
        <p className="md-ask-note" data-signal="warning">
          {messages.states.missing}{" "}
          <button type="button" className="md-note-retry" onClick={proposalPart.load}>
            {messages.states.retry}
          </button>
        </p>
      )}
      {history.length > 0 && !isThinking && (
        <div className="md-ask-history" role="group" aria-label={words.history}>
          <span>{words.history}</span>
          {history.map((proposal) => (
            <button key={proposal.question} type="button" className="md-button" data-variant="quiet" onClick={() => repeat(proposal)}>
              {proposal.question}
            </button>
          ))}
        </div>
      )}
    </section>
  );
});

function noteOf(state: AskState, words: typeof askInEnglish): string {
  switch (state.status) {
    case "thinking":
      return state.isSecondTry ? words.secondTry : words.thinking;
    case "cancelled":
      return words.cancelled;
    case "refused":
      return words.refused;
    case "failed":
      return state.reason === "timeout" ? words.timedOut : words.failed;
    default:
      return "";
  }
}
