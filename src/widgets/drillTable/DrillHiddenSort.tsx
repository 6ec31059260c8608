"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import type { DrillColumn } from "./drillTableModel.ts";

interface DrillHiddenSortProps {
  /** By which rows are in order, and which is not shown. */
  readonly column: DrillColumn;
  readonly onShow: () => void;
  /** Back to the order of the names. */
  readonly onReset: () => void;
}

/** Why rows are in an order that no column in sight has, and the ways out of it. */
export function DrillHiddenSort({ column: { above, label }, onShow, onReset }: DrillHiddenSortProps): ReactElement {
  const { drillGrid: words } = useLocalized().messages;
  const name = [...above, label].join(" ");
  return (
    <p className="md-drill-sorted">
      <span title={words.sortedBy(name)}>{words.sortedBy(name)}</span>
      <button type="button" className="md-button" onClick={onShow}>
        {words.show(name)}
      </button>
      <button type="button" className="md-button" onClick={onReset}>
        {words.natural}
      </button>
    </p>
  );
}
