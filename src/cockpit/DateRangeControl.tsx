"use client";

import { forwardRef } from "react";
import { DateRangeView } from "./DateRangeView.tsx";
import type { DateRangeViewProps } from "./DateRangeView.tsx";
import { useDateRange } from "./useDateRange.ts";
import type { DateRangeOptions } from "./useDateRange.ts";

export interface DateRangeControlProps extends DateRangeOptions, Omit<DateRangeViewProps, "range" | "id" | "onChange"> {}

/** Chooses the time that the page shows, by presets or by dates, in the reporting zone. */
export const DateRangeControl = forwardRef<HTMLDivElement, DateRangeControlProps>(function DateRangeControl(
  { label, id, value, onChange, compare, onCompareChange, presets, start, ...rest },
  ref,
) {
  const range = useDateRange({ label, id, value, onChange, compare, onCompareChange, presets, start });
  return <DateRangeView {...rest} ref={ref} range={range} />;
});
