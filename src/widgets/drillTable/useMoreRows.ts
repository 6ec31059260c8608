"use client";

import { useEffect, useRef } from "react";
import { formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import type { GridStatus } from "./useCopyRows.ts";

interface MoreRowsOptions {
  readonly locale: string;
  readonly messages: Messages;
  readonly loadMore: DrillTableActions["loadMore"];
  readonly say: (status: GridStatus) => void;
}

/** Asks for the next page, and says how many rows of its parent there are once it is there, or that it could not be had. */
export function useMoreRows(model: DrillTableModel, { loadMore, say, ...language }: MoreRowsOptions): (key: string) => void {
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (asked.current === null) return;
    const index = model.rows.indexOf(asked.current);
    const kind = index < 0 ? null : model.rows.at(index).kind;
    if (kind === "more" || kind === "loading") return;
    asked.current = null;
    if (kind !== null) say({ kind: "told", text: rowsText(model, index, language) });
    // Of the answer that came, whatever it is said with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [model]);
  return (key) => {
    asked.current = key;
    loadMore(key);
  };
}

function rowsText({ rows, levels }: DrillTableModel, index: number, { locale, messages }: Pick<MoreRowsOptions, "locale" | "messages">): string {
  const { kind, level, setSize } = rows.at(index);
  const { drill, drillGrid } = messages;
  if (kind === "failed") return drillGrid.failed;
  const of = kind === "record" ? drill.record : (levels[level - 1]?.label ?? "");
  const count = formatNumber(setSize < 0 ? rowsThere(rows, index) : setSize, { locale, unit: "count" });
  return setSize < 0 ? drill.atLeast(count, of) : drill.rows(count, of);
}

/** Rows of one parent that are there, by one of them: up to the row that stands for the next page. */
function rowsThere(rows: DrillTableModel["rows"], index: number): number {
  const { level } = rows.at(index);
  for (let at = index; at < rows.count; at++) {
    const row = rows.at(at);
    if (row.level === level && row.kind === "more") return row.positionInSet - 1;
  }
  return rows.at(index).positionInSet;
}
