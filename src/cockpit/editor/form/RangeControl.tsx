"use client";

import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import type { Range } from "../../../query/range.ts";
import { defaultRange } from "../../../react/defaultRange.ts";
import { DateRangeControl } from "../../DateRangeControl.tsx";
import { fieldFit } from "../fieldFit.ts";
import { OptionalGroup } from "./OptionalGroup.tsx";
import type { ControlProps } from "./formContext.ts";

/** A range as viewers choose it. */
export function RangeControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "range" }>>) {
  const isRange = fieldFit(field, value) > 0;
  return (
    <OptionalGroup {...{ field, path, value, onChange }} start={() => defaultRange as unknown as Json}>
      {isRange ? <DateRangeControl value={value as unknown as Range} onChange={(range) => onChange(range as unknown as Json)} /> : null}
    </OptionalGroup>
  );
}
