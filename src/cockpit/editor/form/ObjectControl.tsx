"use client";

import type { Field } from "../../../document/field.ts";
import { isObject } from "../../../document/isObject.ts";
import { startValue } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldsControl } from "./FieldsControl.tsx";
import { OptionalGroup } from "./OptionalGroup.tsx";
import type { ControlProps } from "./formContext.ts";

/** Fields that belong together; left out as a whole unless they are required. */
export function ObjectControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "object" }>>) {
  const { catalog } = useEditorWords();
  return (
    <OptionalGroup {...{ field, path, value, onChange }} start={() => startValue(field, catalog)}>
      {value === undefined ? null : <FieldsControl fields={field.fields} path={path} value={isObject(value) ? value : {}} onChange={onChange} />}
    </OptionalGroup>
  );
}
