"use client";

import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import { tableTsv } from "../frame/tableText.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import { drillTableTable } from "./drillTableTable.ts";

/** What the grid says of what was done. `failed` is shown, too: nothing else on the screen tells it. */
export interface GridStatus {
  readonly kind: "told" | "failed";
  readonly text: string;
}

interface CopyRowsOptions {
  readonly label: string;
  readonly locale: string;
  readonly messages: Messages;
  readonly wholeTable: DrillTableActions["wholeTable"];
  readonly say: (status: GridStatus) => void;
}

/** Copies the rows that were chosen, or all of them, and says how many, or that it could not be done. */
export function useCopyRows(model: DrillTableModel, { label, locale, messages, wholeTable, say }: CopyRowsOptions): () => Promise<void> {
  const copied = async () => {
    const chosen = [...model.selected].map((key) => model.rows.indexOf(key)).filter((index) => index >= 0);
    const own = chosen.sort((a, b) => a - b).map((index) => model.rows.at(index));
    const there = () => own;
    const chosenRows = { ...model, total: null, rows: { ...model.rows, there } };
    const table = own.length > 0 ? drillTableTable(chosenRows, label, { messages }) : await wholeTable();
    await navigator.clipboard.writeText(tableTsv(table, { ...messages.states, timeZone: model.timeZone }));
    return table.rowCount;
  };
  return () =>
    copied().then(
      (count) => say({ kind: "told", text: messages.drillGrid.copied(formatNumber(count, { locale, unit: "count" })) }),
      () => say({ kind: "failed", text: messages.frame.copyFailed }),
    );
}
