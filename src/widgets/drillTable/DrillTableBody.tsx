"use client";

import { useId, useMemo } from "react";
import type { ReactElement, RefObject } from "react";
import { formatNumber } from "../../format/number.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import { DrillBreadcrumb } from "./DrillBreadcrumb.tsx";
import { DrillGrid } from "./DrillGrid.tsx";
import type { DrillGridOptions } from "./DrillGrid.tsx";
import { DrillPaperKey } from "./DrillPaperKey.tsx";
import { drillTableSentence } from "./drillTableSentence.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";
import { mostPrinted, printedRows } from "./printedRows.ts";
import { onTheWay } from "./useRowWay.ts";
import type { RowWay } from "./useRowWay.ts";

export { DrillBreadcrumb } from "./DrillBreadcrumb.tsx";

export interface DrillTableBodyProps extends DrillGridOptions {
  readonly model: DrillTableModel;
  readonly actions: DrillTableActions;
  readonly title: string;
  readonly initialHeight: number;
  /** Outlives the rows, which go while others are on their way. */
  readonly way: RefObject<RowWay | null>;
}

/** What the table shows in words, where it stands, and its rows. */
export function DrillTableBody({ model, actions: given, title, way, ...grid }: DrillTableBodyProps): ReactElement {
  const { locale, messages } = useLocalized();
  const wordsId = useId();
  const actions = useMemo(() => onTheWay(given, way), [given, way]);
  const sentence = useMemo(() => drillTableSentence(model, { locale, messages }), [model, locale, messages]);
  const printed = usePrinting() ? printedRows(model.rows) : Math.min(mostPrinted, model.rows.count);
  const count = (rows: number) => formatNumber(rows, { locale, unit: "count" });
  return (
    <div className="md-drill">
      <p id={wordsId} className="md-sr">
        {sentence} {messages.drillGrid.keyboard}
      </p>
      <DrillBreadcrumb breadcrumb={model.breadcrumb} leave={actions.leave} />
      {model.rows.count > printed && (
        <p className="md-drill-printed">{messages.drillGrid.printed(count(printed), count(model.rows.count))}</p>
      )}
      <DrillGrid {...grid} way={way} model={model} actions={actions} label={title} describedBy={wordsId} />
      <DrillPaperKey model={model} />
    </div>
  );
}
