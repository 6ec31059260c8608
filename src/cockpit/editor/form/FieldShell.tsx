"use client";

import { useContext, useId } from "react";
import type { ReactNode } from "react";
import type { Field } from "../../../document/field.ts";
import type { LocalizedText } from "../../../query/locale.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { PropFormContext, useFaults } from "./formContext.ts";

export interface InputProps {
  readonly id: string;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
  readonly "aria-required": true | undefined;
  readonly onBlur: () => void;
}

interface ShellProps {
  readonly field: Pick<Field, "label" | "help" | "required">;
  readonly path: string;
  /** Beside the help of the field. */
  readonly hint?: string | undefined;
  readonly children: (props: InputProps) => ReactNode;
}

/** A label, its control, and what is wrong with what it holds. */
export function FieldShell({ field, path, hint, children }: ShellProps) {
  const { text } = useEditorWords();
  const { leave } = useContext(PropFormContext);
  const faults = useFaults(path, true);
  const id = useId();
  const hints = [field.help && text(field.help), hint].filter((one) => one !== undefined && one !== "");
  const described = [hints.length > 0 && `${id}h`, faults.length > 0 && `${id}e`].filter(Boolean).join(" ");
  return (
    <div className="md-field" data-path={path}>
      <label htmlFor={id}>
        {text(field.label)}
        {field.required === true && <span aria-hidden="true"> *</span>}
      </label>
      {children({
        id,
        "aria-invalid": faults.length > 0 ? true : undefined,
        "aria-describedby": described === "" ? undefined : described,
        "aria-required": field.required === true ? true : undefined,
        onBlur: leave,
      })}
      {hints.length > 0 && (
        <span id={`${id}h`} className="md-field-hint">
          {hints.join(" ")}
        </span>
      )}
      <Faults id={`${id}e`} faults={faults} />
    </div>
  );
}

interface GroupProps {
  readonly label: string;
  readonly help?: LocalizedText | undefined;
  readonly path: string;
  /** Beside the name: a button that takes it out. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** Controls that belong together. */
export function FieldGroup({ label, help, path, action, children }: GroupProps) {
  const { text } = useEditorWords();
  const faults = useFaults(path, false);
  const id = useId();
  return (
    <div role="group" className="md-field-group" aria-labelledby={`${id}l`} data-path={path}>
      <div className="md-field-legend">
        <span id={`${id}l`}>{label}</span>
        {action}
      </div>
      {help !== undefined && <p className="md-field-hint">{text(help)}</p>}
      <Faults id={`${id}e`} faults={faults} />
      {children}
    </div>
  );
}

export function Faults({ id, faults }: { readonly id: string; readonly faults: ReturnType<typeof useFaults> }) {
  const { text } = useEditorWords();
  if (faults.length === 0) return null;
  return (
    <span id={id} className="md-field-fault" data-signal="bad">
      {faults.map(({ path, message }, index) => (
        <span key={index}>
          <span aria-hidden="true">⚠ </span>
          {text(message)} <code>{path}</code>
        </span>
      ))}
    </span>
  );
}
