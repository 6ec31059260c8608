"use client";

import { forwardRef } from "react";
import { DimensionFilterView } from "./DimensionFilterView.tsx";
import type { DimensionFilterViewProps } from "./DimensionFilterView.tsx";
import { useDimensionFilter } from "./useDimensionFilter.ts";
import type { DimensionFilterOptions } from "./useDimensionFilter.ts";

export interface DimensionFilterProps
  extends DimensionFilterOptions,
    Omit<DimensionFilterViewProps, "filter" | "id" | "onChange"> {}

/** Filters the page by the values of one dimension, kept or taken out. */
export const DimensionFilter = forwardRef<HTMLDivElement, DimensionFilterProps>(function DimensionFilter(
  { dimension, label, entity, time, id, value, onChange, ...rest },
  ref,
) {
  const filter = useDimensionFilter({
    dimension,
    ...(label && { label }),
    ...(entity === undefined ? {} : { entity }),
    ...(time === undefined ? {} : { time }),
    ...(id === undefined ? {} : { id }),
    ...(value === undefined ? {} : { value }),
    ...(onChange === undefined ? {} : { onChange }),
  });
  return <DimensionFilterView {...rest} ref={ref} filter={filter} />;
});
