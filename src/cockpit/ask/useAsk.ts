"use client";

import { useEffect, useRef, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import type { MetricsQuery } from "../../query/query.ts";
import { useProvided } from "../../react/useProvided.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import type { AskProposal, AskQuestion, AskState } from "./askState.ts";

export interface UseAskOptions {
  readonly ask: AskQuestion;
  /** The kinds of widgets that an answer may become. Default: none; then it is shown as a table. */
  readonly widgets?: WidgetRegistry;
  /** How long a model may take for both tries together. Default 30 seconds. */
  readonly timeoutMs?: number;
}

export interface Asking {
  readonly state: AskState;
  /** Those that were agreed to in this session, the last one first. */
  readonly history: readonly AskProposal[];
  readonly submit: (question: string) => void;
  readonly cancel: () => void;
  /** Another query in place of the proposed one: over another range. */
  readonly revise: (query: MetricsQuery) => void;
  readonly confirm: () => void;
  readonly discard: () => void;
  readonly repeat: (proposal: AskProposal) => void;
}

const none: WidgetRegistry = [];
/** So many are kept of a session. */
const mostKept = 20;

/** Asks a host's model, checks what it answers, and runs nothing that was not agreed to. */
export function useAsk({ ask, widgets = none, timeoutMs = 30_000 }: UseAskOptions): Asking {
  const { catalog, locale } = useProvided<Catalog>();
  const [state, setState] = useState<AskState>({ status: "idle" });
  const [history, setHistory] = useState<readonly AskProposal[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (question: string, controller: AbortController): Promise<AskState> => {
    const { signal } = controller;
    const context = { catalog, locale, signal };
    const checks = await import("./checkAnswer.ts");
    const propose = (answer: unknown): AskState => {
      const query = checks.checkAnswer(catalog, answer);
      const widget = checks.widgetFor(query, { catalog, specs: widgets.map(({ spec }) => spec).toReversed() });
      return { status: "proposed", proposal: { question, query, widget } };
    };
    const first = await ask(question, context);
    try {
      return propose(first);
    } catch (error) {
      const { path, message } = asMetricsError(error);
      signal.throwIfAborted();
      setState({ status: "thinking", isSecondTry: true });
      return propose(await ask(question, { ...context, refused: { answer: first, path, message } }));
    }
  };

  const submit = (question: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, timeoutMs);
    setState({ status: "thinking", isSecondTry: false });
    const aborted = new Promise<never>((_, reject) => controller.signal.addEventListener("abort", () => reject(controller.signal.reason)));
    void Promise.race([run(question, controller), aborted])
      .catch((error: unknown): AskState => {
        if (isLate) return { status: "failed", reason: "timeout" };
        if (controller.signal.aborted) return { status: "cancelled" };
        if (error instanceof MetricsError && error.code === "invalid-query") return { status: "refused", message: error.message, path: error.path };
        console.error(error);
        return { status: "failed", reason: "error" };
      })
      .then((next) => {
        clearTimeout(timer);
        if (running.current === controller) setState(next);
      });
  };

  return {
    state,
    history,
    submit,
    cancel: () => running.current?.abort(),
    revise(query) {
      void import("./checkAnswer.ts").then(({ widgetFor }) =>
        setState((now) => {
          if (now.status !== "proposed") return now;
          const widget = widgetFor(query, { catalog, specs: widgets.map(({ spec }) => spec).toReversed() });
          return { status: "proposed", proposal: { ...now.proposal, query, widget } };
        }),
      );
    },
    confirm() {
      if (state.status !== "proposed") return;
      const { proposal } = state;
      setState({ status: "shown", proposal });
      setHistory((before) => [proposal, ...before.filter(({ question }) => question !== proposal.question)].slice(0, mostKept));
    },
    discard: () => setState({ status: "idle" }),
    repeat: (proposal) => setState({ status: "proposed", proposal }),
  };
}
