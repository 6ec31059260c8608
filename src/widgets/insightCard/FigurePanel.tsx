"use client";

import { useEffect, useRef } from "react";
import type { ReactElement, RefObject } from "react";
import { formatRange } from "../../format/date.ts";
import { definitionInEnglish } from "../../i18n/english/definition.ts";
import { queriesInEnglish } from "../../i18n/english/queries.ts";
import type { Catalog } from "../../query/catalog.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { queryText } from "../../react/queryText.ts";
import { shortLists, wholeFilterText } from "../../react/wholeFilterText.ts";
import { metricDefinition } from "../frame/definition.ts";
import type { PressedFigure } from "./InsightBody.tsx";
import { insightWords } from "./insightSentences.ts";

export interface FigurePanelProps {
  readonly pressed: PressedFigure;
  readonly metric: string;
  readonly id: string;
  readonly title: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** Where a number is from: the query in words, the definition of its metric, and a way to show the page the same rows. */
export function FigurePanel({ pressed, metric, id, title, button, onClose }: FigurePanelProps): ReactElement {
  const { catalog, locale, messages, timeZone } = useLocalized<Catalog>();
  const { clauses, publish, clear } = useSelection();
  const ref = useRef<HTMLDivElement>(null);
  const { figure, text, queries } = pressed;
  const { span, where, origin, value } = figure;
  const words = insightWords(messages);
  const { queries: asked = queriesInEnglish } = messages;
  const options = { catalog, locale, messages, clock: usePageClock() };
  const query = queries[origin];
  const definition = metricDefinition(catalog, metric, { locale, messages: messages.definition ? messages : { definition: definitionInEnglish } });
  const own = clauses.find(({ source }) => source === id);
  const isPublished = own !== undefined && JSON.stringify([own.range, own.filter]) === JSON.stringify([span && rangeOf(span), where]);
  const isPart = where !== undefined || (span !== undefined && origin !== "total");

  useEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const isOpen = box.matches?.(":popover-open") ?? false;
    // Its source is what it stands beside.
    if (!isOpen) box.showPopover?.({ source: button.current ?? undefined } as never);
    box.focus();
  }, [button, pressed]);

  const close = () => {
    ref.current?.hidePopover?.();
    onClose();
    button.current?.focus();
  };
  const lines = [
    { name: words.origin, value: words.origins[origin] },
    { name: words.exact, value: String(value) },
    ...(span ? [{ name: words.span, value: formatRange(Date.parse(span.from), Date.parse(span.to), { locale, timeZone }) }] : []),
    ...(where ? [{ name: words.rows, value: wholeFilterText(where, { ...options, short: shortLists }) }] : []),
  ];
  return (
    <div
      ref={ref}
      popover="auto"
      className="md-definition md-insight-panel"
      role="dialog"
      aria-label={messages.labeled(words.panel, text)}
      tabIndex={-1}
      onToggle={(event) => (event as unknown as { readonly newState: string }).newState === "closed" && onClose()}
      onKeyDown={({ key }) => key === "Escape" && close()}
    >
      <section>
        <p className="md-definition-label">{messages.labeled(definition?.label ?? metric, text)}</p>
        <Facts lines={lines} />
      </section>
      {query && (
        <section>
          <p className="md-definition-label">{words.query}</p>
          <Facts lines={queryText(query, options).filter(({ name }) => name !== asked.names.further)} />
        </section>
      )}
      {definition && (definition.description !== null || definition.facts.length > 0) && (
        <section>
          <p className="md-definition-label">{messages.states.definition}</p>
          {definition.description && <p>{definition.description}</p>}
          <Facts lines={definition.facts.map(([name, fact]) => ({ name, value: fact }))} />
        </section>
      )}
      {isPart && (
        <button
          type="button"
          className="md-button"
          onClick={() => {
            if (isPublished) clear(id);
            else publish({ source: id, origin: title, ...(where && { filter: where }), ...(span && { range: rangeOf(span) }) });
            close();
          }}
        >
          {isPublished ? words.unfilter : words.filter}
        </button>
      )}
    </div>
  );
}

function rangeOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from, to };
}

function Facts({ lines }: { readonly lines: readonly { readonly name: string; readonly value: string }[] }) {
  return (
    <dl>
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
