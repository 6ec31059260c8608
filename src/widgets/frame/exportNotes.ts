import { formatInstant, formatRange } from "../../format/date.ts";
import { queriesInEnglish } from "../../i18n/english/queries.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { Instant, ResolvedRange } from "../../query/range.ts";
import type { Warning } from "../../query/result.ts";
import { clauseText } from "../../react/clauseText.ts";
import type { ClauseTextOptions } from "../../react/clauseText.ts";
import { rangeDates } from "../../react/rangeDates.ts";
import { rangeWords } from "../../react/rangeWords.ts";
import { wholeFilterText } from "../../react/wholeFilterText.ts";
import { isSaid } from "../../selection/clause.ts";
import type { Clause } from "../../selection/clause.ts";

/** What the rows of a widget are of, beside what the page selects. */
export interface RowsOf {
  /** The time that was answered; null: not known, and the page's holds. */
  readonly range: ResolvedRange | null | undefined;
  readonly where: AnyFilter | undefined;
  /** Of the answer: by what it is not filtered, what was left out. */
  readonly warnings: readonly Warning[] | undefined;
}

/** What whoever gets a file has to know of its rows: which they are, as of when, on whose clock. */
export function exportNotes(
  clauses: readonly Clause[],
  { range, where, warnings = [], asOf }: RowsOf & { readonly asOf: Instant | null },
  options: ClauseTextOptions,
): readonly string[] {
  const { locale, messages, clock } = options;
  const { timeZone } = clock;
  const { queries = queriesInEnglish, filters, frame, definition } = messages;
  const chosen = clauses.findLast((clause) => clause.range)?.range;
  const dates = !range ? chosen && (rangeDates(chosen, clock, locale) ?? rangeWords(chosen, options)) : formatRange(Date.parse(range.from), Date.parse(range.to), { locale, timeZone });
  const page = clauses.filter(isSaid).map((clause) => clauseText(withoutRange(clause), options));
  return [
    ...(dates === undefined ? [] : [messages.labeled(filters.dateRange, dates)]),
    ...(where === undefined ? [] : [messages.labeled(queries.names.filters, wholeFilterText(where, options))]),
    ...page.filter((text) => text !== ""),
    ...warnings.map(({ message }) => message),
    ...(asOf === null ? [] : [frame.asOf(formatInstant(asOf, { locale, timeZone }))]),
    definition.timeZone(timeZone),
  ];
}

/** What a clause says beside its time, which may not be the widget's and has a line of its own; its words may be of that alone. */
function withoutRange({ range, label, ...others }: Clause): Clause {
  const isTime = range !== undefined && (others.filter ?? others.measure) === undefined;
  return isTime || label === undefined ? others : { ...others, label };
}
