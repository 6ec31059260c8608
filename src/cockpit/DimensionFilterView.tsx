"use client";

import { forwardRef } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { classes } from "../react/classes.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { chevronGlyph, Glyph } from "./Glyph.tsx";
import { loadDimensionPanel } from "./loadPanel.ts";
import type { DimensionFilterState } from "./useDimensionFilter.ts";
import { usePanel } from "./usePanel.tsx";

export interface DimensionFilterViewProps extends Omit<ComponentPropsWithoutRef<"div">, "children"> {
  readonly filter: DimensionFilterState;
}

/** A button with the choice in words; opens the values, which are loaded then. */
export const DimensionFilterView = forwardRef<HTMLDivElement, DimensionFilterViewProps>(function DimensionFilterView(
  { filter, className, ...rest },
  ref,
) {
  const { messages } = useLocalized();
  const { Panel, trigger, button, failure } = usePanel(loadDimensionPanel, filter);
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button {...button} ref={trigger} type="button" className="md-button md-control-button">
        <span className="md-control-text">{messages.labeled(filter.label, filter.text)}</span>
        <Glyph path={chevronGlyph} />
      </button>
      {failure}
      {Panel !== null && <Panel filter={filter} trigger={trigger} />}
    </div>
  );
});
