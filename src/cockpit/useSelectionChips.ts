"use client";

import type { Catalog } from "../query/catalog.ts";
import { clauseText } from "../react/clauseText.ts";
import { textOf } from "../react/label.ts";
import { useMeasureMembers } from "../react/useMeasureMembers.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { usePageClock } from "../react/usePageClock.ts";
import { useProvided } from "../react/useProvided.ts";
import { useSelection } from "../react/useSelection.ts";
import { isSaid } from "../selection/clause.ts";
import type { Clause } from "../selection/clause.ts";

export interface SelectionChip {
  readonly source: string;
  /** "Channel: phone" */
  readonly label: string;
  /** The title of the widget that it came from, null where it came from a control that says it all. */
  readonly origin: string | null;
  readonly remove: () => void;
}

export interface SelectionChipsOptions {
  /** Sources that already say beside the chips what they filter by, such as a date range's control. Default: none. */
  readonly except?: readonly string[];
}

/** What the page is filtered by, clause by clause, and the ways to take it back; clearing leaves what has no chip. */
export function useSelectionChips({ except = [] }: SelectionChipsOptions = {}): {
  readonly chips: readonly SelectionChip[];
  readonly clear: () => void;
} {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { clauses, clear } = useSelection();
  const { selection } = useProvided().client;
  useMeasureMembers();
  const clock = usePageClock();
  const isShown = (clause: Clause) => isSaid(clause) && !except.includes(clause.source);
  const chips = clauses.filter(isShown).flatMap((clause): SelectionChip | readonly [] => {
    const { source, origin = null } = clause;
    const label = clauseText(clause, { catalog, locale, messages, clock });
    // A filter that every row meets, as in older addresses.
    if (label === "") return [];
    const from = origin && textOf(origin, locale);
    return { source, label, origin: from, remove: () => clear(source) };
  });
  return { chips, clear: () => selection.update((all) => all.filter((clause) => !isShown(clause))) };
}
