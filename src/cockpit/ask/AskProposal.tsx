"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { WidgetSize } from "../../document/widgetSpec.ts";
import { formatNumber } from "../../format/number.ts";
import { askInEnglish } from "../../i18n/english/ask.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery, MetricsQuery } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import { queryText } from "../../react/queryText.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { DateRangeControl } from "../DateRangeControl.tsx";
import { widgetTyped } from "../defineWidget.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { DocumentWidget } from "../DocumentWidget.tsx";
import { OwnSelection } from "../OwnSelection.tsx";
import { AskRows } from "./AskRows.tsx";
import type { AskState } from "./askState.ts";
import type { Asking } from "./useAsk.ts";

export interface AskProposalProps {
  readonly asking: Asking;
  readonly state: Extract<AskState, { readonly status: "proposed" | "shown" }>;
  readonly widgets: WidgetRegistry;
  readonly onAdd: ((widget: CockpitWidget, size: WidgetSize) => void) | undefined;
}

/** The query in words, to be agreed to; then what it answers, whatever the page is filtered by. */
export function AskProposalView({ asking, state, widgets, onAdd }: AskProposalProps): ReactElement {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const { ask: words = askInEnglish } = messages;
  const { query, widget } = state.proposal;
  const [added, setAdded] = useState<unknown>(null);
  const source = useId();
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  const isProposed = state.status === "proposed";
  useEffect(() => box.current?.focus(), [isProposed]);
  const range = (query as Partial<AggregateQuery>).time?.range;
  const spoken = { catalog, locale, messages, clock: usePageClock() };
  const lines = queryText(query, spoken);
  const short = queryText(query, { ...spoken, short: { most: 5, others: (count) => `+${formatNumber(count, { locale, unit: "count" })}` } });
  const registered = widget === null ? undefined : widgetTyped(widgets, widget.type);
  return (
    <div ref={box} className="md-ask-proposal" role="group" aria-labelledby={titleId} tabIndex={-1}>
      <h4 id={titleId}>{isProposed ? words.proposal : state.proposal.question}</h4>
      <dl>
        {lines.map(({ name, value }, at) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Opened whole={value} short={cut(short[at]?.value ?? value)} />
            </dd>
          </div>
        ))}
      </dl>
      {clauses.length > 0 && <p className="md-ask-note">{words.asItIs}</p>}
      {isProposed ? (
        <div className="md-ask-actions">
          {range && <DateRangeControl value={range} onChange={(next) => asking.revise(over(query, next))} />}
          <button type="button" className="md-button" data-variant="primary" onClick={asking.confirm}>
            {words.show}
          </button>
          <button type="button" className="md-button" onClick={asking.discard}>
            {words.discard}
          </button>
        </div>
      ) : (
        <>
          <div className="md-ask-answer">
            <OwnSelection>
              {widget !== null && registered !== undefined ? <DocumentWidget source={source} widget={widget} registered={registered} findings={[]} /> : <AskRows query={query} caption={state.proposal.question} />}
            </OwnSelection>
          </div>
          <div className="md-ask-actions">
            {onAdd && widget !== null && (
              <button
                type="button"
                className="md-button"
                data-variant="primary"
                aria-disabled={added === state.proposal || undefined}
                onClick={() => {
                  if (added === state.proposal) return;
                  const { size, ...plain } = widget;
                  onAdd(plain, size);
                  setAdded(state.proposal);
                }}
              >
                {added === state.proposal ? words.added : words.add}
              </button>
            )}
            <button type="button" className="md-button" onClick={asking.discard}>
              {words.another}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

function over(query: MetricsQuery, range: Range): MetricsQuery {
  return { ...query, time: { ...(query as AggregateQuery).time, range } } as MetricsQuery;
}

const mostLetters = 400;

function cut(text: string): string {
  return text.length > mostLetters ? `${Array.from(text).slice(0, mostLetters).join("")}…` : text;
}

/** A text in short; where there is more to it, the whole of it can be opened. */
function Opened({ whole, short }: { readonly whole: string; readonly short: string }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  if (whole === short) return <>{whole}</>;
  return (
    <details className="md-ask-long" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{short}</summary>
      {isOpen && (
        <div className="md-ask-whole" role="group" aria-label={short} tabIndex={0}>
          {whole}
        </div>
      )}
    </details>
  );
}
