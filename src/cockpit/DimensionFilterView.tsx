"use client";

import { forwardRef, useRef } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { classes } from "../react/classes.ts";
import { useMetricdeck } from "../react/useMetricdeck.ts";
import { chevronGlyph, Glyph } from "./Glyph.tsx";
import type { DimensionFilterState } from "./useDimensionFilter.ts";
import { useOnDemand } from "../react/useOnDemand.ts";

export interface DimensionFilterViewProps extends Omit<ComponentPropsWithoutRef<"div">, "children"> {
  readonly filter: DimensionFilterState;
}

/** A button with the choice in words; opens the values, which are loaded then. */
export const DimensionFilterView = forwardRef<HTMLDivElement, DimensionFilterViewProps>(function DimensionFilterView(
  { filter, className, ...rest },
  ref,
) {
  const { messages } = useMetricdeck();
  const trigger = useRef<HTMLButtonElement>(null);
  const [Panel, loadPanel] = useOnDemand(async () => (await import("./DimensionPanel.tsx")).DimensionPanel);
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button
        ref={trigger}
        type="button"
        className="md-button md-control-button"
        aria-haspopup="dialog"
        aria-expanded={filter.isOpen}
        onClick={() => {
          // Safari leaves the focus where it was.
          trigger.current?.focus();
          loadPanel();
          filter.setOpen(!filter.isOpen);
        }}
      >
        <span className="md-control-text">{messages.labeled(filter.label, filter.text)}</span>
        <Glyph path={chevronGlyph} />
      </button>
      {Panel !== null && <Panel filter={filter} trigger={trigger} />}
    </div>
  );
});
