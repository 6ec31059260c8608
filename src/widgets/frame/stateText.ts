import { formatClock, formatInstant } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import type { Messages, StateMessages } from "../../i18n/messages.ts";
import type { Instant } from "../../query/range.ts";
import type { Partiality } from "../../react/widgetState.ts";
import type { ReadyState, VacantState } from "./viewState.ts";

export interface StateTextOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: Pick<Messages, "states" | "labeled" | "clauses">;
  readonly now: () => number;
}

/** A moment of the last hours by the clock alone, an older one with its date. */
export function momentText(instant: Instant, { now, ...format }: Omit<StateTextOptions, "messages">): string {
  return (now() - Date.parse(instant) < 12 * 3_600_000 ? formatClock : formatInstant)(instant, format);
}

/** What a widget without data says in place of it. */
export function vacantText(state: VacantState, states: StateMessages): string {
  switch (state.status) {
    case "pending":
      return states.loading;
    case "empty":
      return state.filtered ? states.emptyFiltered : states.empty;
    case "forbidden":
      return states.forbidden;
    case "error":
      return states.error;
    case "placeholder":
      return states.placeholder;
    default:
      return state satisfies never;
  }
}

/** What qualifies data that is shown: that it is old, or that part of it is missing. Null where nothing does. */
export function qualification(
  { stale, partial }: ReadyState<unknown>,
  asOf: Instant | null,
  options: StateTextOptions,
): string | null {
  const { messages, locale } = options;
  const { states } = messages;
  if (stale?.offline) return states.offline;
  if (stale) return asOf === null ? states.error : states.stale(momentText(asOf, options));
  return partial && partialText(partial, messages, locale);
}

function partialText({ limits, warnings }: Partiality, { states, labeled, clauses }: StateTextOptions["messages"], locale: string): string {
  const count = (value: number) => formatNumber(value, { locale, unit: "count" });
  const cuts = limits.map(({ limit, actual }) => states.limited(count(limit), actual === undefined ? null : count(actual)));
  const reasons = [...cuts, ...warnings.map(({ message }) => message)];
  return reasons.length === 0 ? states.partial : labeled(states.partial, clauses(reasons));
}
