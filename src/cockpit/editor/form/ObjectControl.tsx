"use client";

import type { Field } from "../../../document/field.ts";
import { isObject } from "../../../document/isObject.ts";
import { startValue } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup } from "./FieldShell.tsx";
import { FieldsControl } from "./FieldsControl.tsx";
import { LeaveOut } from "./LeaveOut.tsx";
import type { ControlProps } from "./formContext.ts";

/** Fields that belong together; left out as a whole unless they are required. */
export function ObjectControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "object" }>>) {
  const { words, text, catalog } = useEditorWords();
  const label = text(field.label);
  if (value === undefined) {
    return (
      <FieldGroup label={label} help={field.help} path={path}>
        <button type="button" className="md-button" aria-label={words.setNamed(label)} onClick={() => onChange(startValue(field, catalog))}>
          {words.set}
        </button>
      </FieldGroup>
    );
  }
  return (
    <FieldGroup
      label={label}
      help={field.help}
      path={path}
      action={field.required !== true && <LeaveOut label={label} onLeaveOut={() => onChange(undefined)} />}
    >
      <FieldsControl fields={field.fields} path={path} value={isObject(value) ? value : {}} onChange={onChange} />
    </FieldGroup>
  );
}
