"use client";

import { useId, useRef, useState } from "react";
import type { ReactElement } from "react";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useOrigin } from "../../react/useOrigin.ts";
import { usePart } from "../../react/usePart.ts";
import { changeSignal } from "../../theme/evaluation.ts";
import { Icon } from "../frame/Icon.tsx";
import type { InsightFigure } from "./insightFact.ts";
import { insightIcon, insightSignal } from "./insightIcons.ts";
import type { Insight, InsightModel } from "./insightModel.ts";
import { insightRuns } from "./insightRuns.ts";
import { insightWords } from "./insightSentences.ts";

export { insightModel } from "./insightModel.ts";
export { insightTable } from "./insightTable.ts";

const figurePart = part(() => import("./FigurePanel.tsx"));

/** A figure that was pressed, with the model that it is of. */
export interface PressedFigure {
  readonly figure: InsightFigure;
  readonly text: string;
  readonly queries: InsightModel["queries"];
}

export interface InsightBodyProps {
  readonly model: InsightModel;
  /** Of the widget: the source of the clauses that its figures publish. */
  readonly id: string;
  readonly title: string;
  /** Instead of the panel that says where a figure is from. */
  readonly onFigure?: ((figure: PressedFigure) => void) | undefined;
}

/** The findings, one sentence each, with every number in them a button to where it is from. */
export function InsightBody({ model, id, title, onFigure }: InsightBodyProps): ReactElement {
  const { messages } = useLocalized();
  useOrigin(id, title);
  const hint = useId();
  const [pressed, setPressed] = useState<PressedFigure | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = usePart(figurePart, pressed !== null);
  const words = insightWords(messages);
  const press = (target: HTMLButtonElement, figure: PressedFigure) => {
    if (onFigure) {
      onFigure(figure);
      return;
    }
    button.current = target;
    setPressed(figure);
  };
  return (
    <div className="md-insights">
      <span id={hint} hidden>
        {words.hint}
      </span>
      <ul role="list">
        {model.insights.map((insight, index) => (
          // Facts have no name of their own; their places are what they are told by.
          // oxlint-disable-next-line react/no-array-index-key
          <Finding key={index} insight={insight} kind={words.kinds[insight.fact.kind]} hint={hint} press={(target, piece) => press(target, { ...piece, queries: model.queries })} />
        ))}
      </ul>
      {pressed && panel && <panel.FigurePanel pressed={pressed} metric={model.metric} id={id} title={title} button={button} onClose={() => setPressed(null)} />}
    </div>
  );
}

interface FindingProps {
  readonly insight: Insight;
  readonly kind: string;
  readonly hint: string;
  readonly press: (target: HTMLButtonElement, piece: { readonly figure: InsightFigure; readonly text: string }) => void;
}

function Finding({ insight: { fact, pieces, isNote }, kind, hint, press }: FindingProps) {
  const { evaluation } = useLocalized();
  const signal = insightSignal(fact);
  const way = fact.kind === "change" ? (fact.way === "up" ? 1 : -1) : null;
  const color = way !== null && signal !== "warning" ? changeSignal(signal ?? "neutral", way, evaluation) : signal;
  return (
    <li className="md-insight" data-kind={fact.kind} data-note={isNote || undefined}>
      <span className="md-insight-mark" data-signal={color}>
        <Icon path={insightIcon(fact)} size={14} />
      </span>
      <p>
        <span className="md-insight-kind">{kind}</span>{" "}
        {insightRuns(pieces).map((run, place) =>
          typeof run === "string" ? (
            run
          ) : "name" in run ? (
            // oxlint-disable-next-line react/no-array-index-key
            <b key={place}>{run.name}</b>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={place} className="md-insight-run">
              {run.before}
              <button type="button" className="md-insight-figure" aria-haspopup="dialog" aria-describedby={hint} onClick={({ currentTarget }) => press(currentTarget, run.piece)}>
                {run.piece.text}
              </button>
              {run.after}
            </span>
          ),
        )}
      </p>
    </li>
  );
}
