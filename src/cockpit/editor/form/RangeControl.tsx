"use client";

import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import type { Range } from "../../../query/range.ts";
import { defaultRange } from "../../../react/defaultRange.ts";
import { DateRangeControl } from "../../DateRangeControl.tsx";
import { fieldFit } from "../fieldFit.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup } from "./FieldShell.tsx";
import { LeaveOut } from "./LeaveOut.tsx";
import type { ControlProps } from "./formContext.ts";

/** A range as viewers choose it. */
export function RangeControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "range" }>>) {
  const { words, text } = useEditorWords();
  const label = text(field.label);
  const isRange = fieldFit(field, value) > 0;
  return (
    <FieldGroup
      label={label}
      help={field.help}
      path={path}
      action={value !== undefined && field.required !== true && <LeaveOut label={label} onLeaveOut={() => onChange(undefined)} />}
    >
      {isRange ? (
        <DateRangeControl value={value as unknown as Range} onChange={(range) => onChange(range as unknown as Json)} />
      ) : (
        <button
          type="button"
          className="md-button"
          aria-label={words.setNamed(label)}
          onClick={() => onChange(defaultRange as unknown as Json)}
        >
          {words.set}
        </button>
      )}
    </FieldGroup>
  );
}
