"use client";

import { useContext } from "react";
import type { Field } from "../../../document/field.ts";
import type { JsonObject } from "../../../document/widgetSpec.ts";
import { PropFormContext } from "./formContext.ts";

interface FieldsControlProps {
  readonly fields: { readonly [name: string]: Field | undefined };
  /** Of the object that holds them; empty for a widget's props. */
  readonly path: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject, typed?: string) => void;
}

/** One control for each field. What no field knows stays as it is. */
export function FieldsControl({ fields, path, value, onChange }: FieldsControlProps) {
  const { Control } = useContext(PropFormContext);
  return Object.entries(fields).map(([name, field]) =>
    field === undefined ? null : (
      <Control
        key={name}
        field={field}
        path={path === "" ? name : `${path}.${name}`}
        value={value[name]}
        beside={value}
        onChange={(next, typed) => {
          const { [name]: _before, ...others } = value;
          onChange(next === undefined ? others : { ...value, [name]: next }, typed);
        }}
      />
    ),
  );
}
