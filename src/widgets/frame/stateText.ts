import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { StateMessages } from "../../i18n/messages/states.ts";
import type { MetricsError } from "../../query/error.ts";
import type { Instant } from "../../query/range.ts";
import type { Partiality } from "../../react/widgetState.ts";
import { momentText } from "./momentText.ts";
import type { MomentTextOptions } from "./momentText.ts";
import type { ReadyState, VacantState } from "./viewState.ts";

export interface StateTextOptions extends MomentTextOptions {
  readonly messages: Pick<Messages, "states" | "labeled" | "clauses">;
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
      return reasonOf(state.error, states);
    case "undrawn":
      return states.undrawn;
    case "placeholder":
      return states.placeholder;
    default:
      return state satisfies never;
  }
}

function reasonOf({ code, message }: MetricsError, states: StateMessages): string {
  if (code === "unsupported") return states.unsupported(message.replace("metricdeck: ", ""));
  return states.reasons[code] ?? states.error;
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

function partialText(partial: Partiality, { states, labeled, clauses }: StateTextOptions["messages"], locale: string): string | null {
  const { limits, warnings, plan } = partial;
  const count = (value: number) => formatNumber(value, { locale, unit: "count" });
  const cuts = limits.map(({ limit, actual }) => states.limited(count(limit), actual === undefined ? null : count(actual)));
  const others = warnings.filter(({ code }) => !Object.hasOwn(states.notes, code));
  const reasons = [...cuts, ...others.map(({ code, message }) => (Object.hasOwn(states.warnings, code) ? (states.warnings[code] ?? message) : message))];
  if (reasons.length > 0) return labeled(states.partial, clauses(reasons));
  return plan === undefined && warnings.length === 0 ? states.partial : null;
}

/** How an answer came about, where not by itself: nothing is missing or wrong with it. Null for most. */
export function provenance({ partial }: ReadyState<unknown>, { messages, locale }: StateTextOptions): string | null {
  const { states, clauses } = messages;
  const { plan, warnings = [] } = partial ?? {};
  const codes = new Set(warnings.map(({ code }) => code));
  const notes = [...codes].flatMap((code) => (Object.hasOwn(states.notes, code) ? (states.notes[code] ?? []) : []));
  if (plan !== undefined && plan.how !== "native") {
    notes.push(states.plans[plan.how](formatNumber(plan.steps, { locale, unit: "count" })));
  }
  return notes.length === 0 ? null : clauses(notes);
}
