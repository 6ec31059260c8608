import type { Messages } from "../../i18n/messages.ts";
import type { DrillBar, DrillFormat, DrillTone } from "./drillFormat.ts";
import { barOf, ruleFor } from "./drillFormat.ts";
import type { DrillCell, DrillColumn } from "./drillTableModel.ts";
import { hasTooFewCases } from "./hasTooFewCases.ts";

/** What is seen of a number, and what is said of it. */
export interface CellLook {
  readonly text: string;
  readonly state: "incomplete" | "masked" | "small" | "none" | null;
  /** Marked as of too few cases. */
  readonly tooFew: boolean;
  /** For those who do not see how it is drawn. */
  readonly note: string | null;
  /** The exact number and the note; null where the text says it all, or nobody is there to read it. */
  readonly title: string | null;
  readonly tone: DrillTone | null;
  readonly bar: DrillBar | null;
}

export interface CellLookOptions {
  /** Whether somebody is at the row: an exact number for every cell is half of what drawing them takes. */
  readonly isPointed?: boolean;
  readonly messages: Pick<Messages, "states" | "drillGrid" | "phrases">;
  readonly format?: DrillFormat | undefined;
  /** Of the column's numbers on the row's level. */
  readonly extent?: (() => readonly [least: number, greatest: number] | null) | undefined;
}

const nothing: CellLook = { text: "", state: null, tooFew: false, note: null, title: null, tone: null, bar: null };

/** Null where the row has no number: the cell stays blank. Not known is a dash, never 0. */
export function cellLook(cell: DrillCell | null, column: DrillColumn, { messages, format, extent, isPointed = false }: CellLookOptions): CellLook {
  if (cell === null) return nothing;
  const { states, drillGrid, phrases } = messages;
  if (cell.state === "masked") return { ...nothing, text: states.hidden, state: "masked", note: states.masked, title: states.masked };
  if (cell.value === null) return { ...nothing, text: column.format(null), state: "none" };
  const text = column.format(cell.value);
  const tooFew = hasTooFewCases(cell);
  const rule = tooFew ? null : ruleFor(format?.rules ?? [], cell.value);
  const notes = [
    cell.state === "incomplete" ? states.incomplete : null,
    tooFew ? states.tooFew : null,
    rule === null ? null : (rule.label ?? drillGrid.tones[rule.tone]),
  ].filter((note) => note !== null);
  const note = notes.length === 0 ? null : phrases(notes);
  return {
    text,
    state: cell.state,
    tooFew,
    note,
    title: isPointed ? titleOf(text, column.formatExact(cell.value), notes, phrases) : null,
    tone: rule?.tone ?? null,
    bar: format?.bar === true ? barOf(cell.value, extent?.() ?? null) : null,
  };
}

function titleOf(text: string, exact: string, notes: readonly string[], phrases: Messages["phrases"]): string | null {
  if (notes.length > 0) return phrases([exact, ...notes]);
  return exact === text ? null : exact;
}
