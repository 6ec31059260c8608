"use client";

import type { ReactNode } from "react";
import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup } from "./FieldShell.tsx";
import type { ControlProps } from "./formContext.ts";

interface OptionalGroupProps extends Pick<ControlProps<Field>, "field" | "path" | "value" | "onChange"> {
  /** What a button in place of the controls says first; left out: there is none. */
  readonly start?: () => Json;
  /** Null where nothing is said that they could show. */
  readonly children: ReactNode;
}

/** The controls of one field. What is said and need not be is left out by a button beside its name. */
export function OptionalGroup({ field, path, value, onChange, start, children }: OptionalGroupProps) {
  const { words, text } = useEditorWords();
  const label = text(field.label);
  const leaveOut = value !== undefined && field.required !== true && (
    <button type="button" className="md-button" data-variant="quiet" aria-label={words.leaveOutNamed(label)} onClick={() => onChange(undefined)}>
      {words.leaveOut}
    </button>
  );
  return (
    <FieldGroup label={label} help={field.help} path={path} action={leaveOut}>
      {children === null && start !== undefined ? (
        <button type="button" className="md-button" aria-label={words.setNamed(label)} onClick={() => onChange(start())}>
          {words.set}
        </button>
      ) : (
        children
      )}
    </FieldGroup>
  );
}
