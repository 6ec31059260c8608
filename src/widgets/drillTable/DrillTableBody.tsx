"use client";

import { useId } from "react";
import type { ReactElement } from "react";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { DrillBreadcrumb } from "./DrillBreadcrumb.tsx";
import { DrillGrid } from "./DrillGrid.tsx";
import type { DrillGridOptions } from "./DrillGrid.tsx";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";

export interface DrillTableBodyProps extends DrillGridOptions {
  readonly model: DrillTableModel;
  readonly actions: DrillTableActions;
  readonly title: string;
  /** What the table shows, in a sentence. */
  readonly sentence: string;
  readonly initialHeight: number;
}

/** What the table shows in words, where it stands, and its rows. */
export function DrillTableBody({ model, actions, title, sentence, ...grid }: DrillTableBodyProps): ReactElement {
  const { messages } = useMetricdeck();
  const wordsId = useId();
  return (
    <div className="md-drill">
      <p id={wordsId} className="md-sr">
        {sentence} {messages.drillGrid.keyboard}
      </p>
      <DrillBreadcrumb breadcrumb={model.breadcrumb} leave={actions.leave} />
      <DrillGrid {...grid} model={model} actions={actions} label={title} describedBy={wordsId} />
    </div>
  );
}
