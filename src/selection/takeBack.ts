import type { Selection } from "./clause.ts";

/** The selection without what a widget said last; the same where no widget said anything. Controls stay as they are. */
export function takeBack(selection: Selection): Selection {
  const last = selection.findLast(({ origin }) => origin !== undefined);
  return last === undefined ? selection : selection.filter((clause) => clause !== last);
}
