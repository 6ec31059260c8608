"use client";

import { forwardRef, useState } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { classes } from "../react/classes.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { calendarGlyph, chevronGlyph, Glyph } from "./Glyph.tsx";
import { loadDateRangePanel } from "./loadPanel.ts";
import type { DateRange } from "./useDateRange.ts";
import { usePanel } from "./usePanel.tsx";

export interface DateRangeViewProps extends Omit<ComponentPropsWithoutRef<"div">, "children"> {
  readonly range: DateRange;
}

/** A button with the range and its dates; opens presets and a calendar, which are loaded then. */
export const DateRangeView = forwardRef<HTMLDivElement, DateRangeViewProps>(function DateRangeView(
  { range, className, ...rest },
  ref,
) {
  const { messages } = useLocalized();
  const [isOpen, setOpen] = useState(false);
  const { Panel, trigger, button, failure } = usePanel(loadDateRangePanel, { isOpen, setOpen });
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button {...button} ref={trigger} type="button" className="md-button md-control-button">
        <Glyph path={calendarGlyph} />
        <span className="md-control-text">
          {range.title === null && <><span className="md-sr">{messages.filters.dateRange}</span> </>}
          <span>{range.title === null ? range.label : messages.labeled(range.title, range.label)}</span>{" "}
          <span className="md-control-detail">
            {[range.dates, range.versus].filter((text) => text !== null).join(" ")}
            {range.zone !== null && ` · ${range.zone}`}
          </span>
        </span>
        <Glyph path={chevronGlyph} />
      </button>
      {failure}
      {Panel !== null && <Panel range={range} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen} />}
    </div>
  );
});
