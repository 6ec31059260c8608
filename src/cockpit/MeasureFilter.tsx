"use client";

import { forwardRef } from "react";
import type { ComponentPropsWithoutRef } from "react";
import { classes } from "../react/classes.ts";
import { chevronGlyph, Glyph } from "./Glyph.tsx";
import { loadMeasurePanel } from "./loadPanel.ts";
import { useMeasureFilter } from "./useMeasureFilter.ts";
import type { MeasureFilterOptions } from "./useMeasureFilter.ts";
import { usePanel } from "./usePanel.tsx";

export interface MeasureFilterProps extends MeasureFilterOptions, Omit<ComponentPropsWithoutRef<"div">, "children" | "id" | "onChange"> {}

/** Keeps those members of a dimension whose metric meets a condition: agents with a satisfaction below 80 %. */
export const MeasureFilter = forwardRef<HTMLDivElement, MeasureFilterProps>(function MeasureFilter(
  { dimension, metric, label, id, value, onChange, most, className, ...rest },
  ref,
) {
  const filter = useMeasureFilter({
    dimension,
    metric,
    ...(label && { label }),
    ...(id === undefined ? {} : { id }),
    ...(value === undefined ? {} : { value }),
    ...(onChange === undefined ? {} : { onChange }),
    ...(most === undefined ? {} : { most }),
  });
  const { Panel, trigger, button, failure } = usePanel(loadMeasurePanel, filter);
  return (
    <div {...rest} ref={ref} className={classes("md-control", className)}>
      <button {...button} ref={trigger} type="button" className="md-button md-control-button">
        <span className="md-control-text">{filter.text}</span>
        <Glyph path={chevronGlyph} />
      </button>
      {failure}
      {Panel !== null && <Panel filter={filter} trigger={trigger} />}
    </div>
  );
});
