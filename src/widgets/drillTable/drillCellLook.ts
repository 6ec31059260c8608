import type { Messages } from "../../i18n/messages.ts";
import type { DrillBar, DrillFormat, DrillTone } from "./drillFormat.ts";
import { barOf, ruleFor } from "./drillFormat.ts";
import type { DrillCell, DrillColumn } from "./drillTableModel.ts";

/** What is seen of a number, and what is said of it. */
export interface CellLook {
  readonly text: string;
  readonly state: "incomplete" | "masked" | "small" | "none" | null;
  /** For those who do not see how it is drawn. */
  readonly note: string | null;
  /** The exact number and the note; null where the text says it all. */
  readonly title: string | null;
  readonly tone: DrillTone | null;
  readonly bar: DrillBar | null;
}

export interface CellLookOptions {
  readonly messages: Pick<Messages, "states" | "drillGrid" | "phrases">;
  readonly format?: DrillFormat | undefined;
  /** Of the column's numbers on the row's level. */
  readonly extent?: (() => readonly [least: number, greatest: number] | null) | undefined;
}

const nothing: CellLook = { text: "", state: null, note: null, title: null, tone: null, bar: null };

/** Null where the row has no number: the cell stays blank. Not known is a dash, never 0. */
export function cellLook(cell: DrillCell | null, column: DrillColumn, { messages, format, extent }: CellLookOptions): CellLook {
  if (cell === null) return nothing;
  const { states, drillGrid, phrases } = messages;
  if (cell.state === "masked") return { ...nothing, text: states.hidden, state: "masked", note: states.masked, title: states.masked };
  if (cell.value === null) return { ...nothing, text: column.format(null), state: "none" };
  const text = column.format(cell.value);
  const exact = column.formatExact(cell.value);
  const isSmall = cell.state === "small";
  // Too few cases to say good or bad of.
  const rule = isSmall ? null : ruleFor(format?.rules ?? [], cell.value);
  const stateNote = isSmall ? states.tooFew : cell.state === "incomplete" ? states.incomplete : null;
  const notes = [stateNote, rule === null ? null : (rule.label ?? drillGrid.tones[rule.tone])].filter((note) => note !== null);
  const note = notes.length === 0 ? null : phrases(notes);
  return {
    text,
    state: cell.state,
    note,
    title: note !== null ? phrases([exact, ...notes]) : exact === text ? null : exact,
    tone: rule?.tone ?? null,
    bar: format?.bar === true ? barOf(cell.value, extent?.() ?? null) : null,
  };
}
