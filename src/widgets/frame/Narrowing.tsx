"use client";
import { queriesInEnglish } from "../../i18n/english/queries.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { shortLists, wholeFilterText } from "../../react/wholeFilterText.ts";

export interface NarrowingProps {
  /** A widget's own condition. */
  readonly where: AnyFilter;
  /** Whether long lists stand there to their end, as a paragraph. Default: their first values, as a note. */
  readonly isWhole?: boolean;
}

/** Of which rows alone the numbers of a widget are. */
export function Narrowing({ where, isWhole = false }: NarrowingProps) {
  const { catalog, locale, messages, now, timeZone, weekStart, fiscalStart } = useLocalized<Catalog>();
  const { queries = queriesInEnglish } = messages;
  // Without the business calendar a span of working days is named, and its dates are not.
  const clock = { now: now(), timeZone, weekStart, fiscalStart };
  const options = { catalog, locale, messages, clock, ...(!isWhole && { short: shortLists }) };
  const text = messages.labeled(queries.names.filters, wholeFilterText(where, options));
  return isWhole ? (
    <p className="md-definition-zone">{text}</p>
  ) : (
    <span className="md-note-text" data-note="rows" title={text}>
      {text}
    </span>
  );
}
