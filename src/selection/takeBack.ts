import type { Clause, Selection } from "./clause.ts";

/**
 * The selection without what a widget said last; the same where no widget said anything, or the last is still being
 * dragged. Controls stay as they are.
 * @param isFromWidget whether a widget said it; by default, whether it names where it came from
 */
export function takeBack(selection: Selection, isFromWidget: (clause: Clause) => boolean = ({ origin }) => origin !== undefined): Selection {
  const last = selection.findLast(isFromWidget);
  return last === undefined || last.draft === true ? selection : selection.filter((clause) => clause !== last);
}
