"use client";

import { useId } from "react";
import type { ReactNode } from "react";
import type { RuleField } from "./readDraft.ts";
import type { RuleDraft } from "./ruleDraft.ts";
import type { AlertRuleBuilderModel } from "./useAlertRuleBuilder.ts";
import type { AlertRuleMessages } from "../../i18n/messages/alertRule.ts";

/** What every field of the form knows. */
export interface RuleForm {
  readonly model: AlertRuleBuilderModel;
  readonly words: AlertRuleMessages;
  /** Whether its fault is to be shown: it was left, or saving was tried. */
  readonly isShown: (field: RuleField) => boolean;
  readonly leave: (field: RuleField) => void;
}

type TextKey = { readonly [K in RuleField]: RuleDraft[K] extends string ? K : never }[RuleField];

interface FieldProps {
  readonly form: RuleForm;
  readonly field: RuleField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (props: {
    readonly id: string;
    readonly name: string;
    readonly "aria-invalid": true | undefined;
    readonly "aria-describedby": string | undefined;
    readonly onBlur: () => void;
  }) => ReactNode;
}

/** A label, its control, and beside it what is wrong with what was typed. */
export function Field({ form, field, label, hint, children }: FieldProps) {
  const id = useId();
  const problem = form.isShown(field) ? form.model.problems.find((one) => one.field === field) : undefined;
  const described = [hint !== undefined && `${id}h`, problem && `${id}e`].filter(Boolean).join(" ");
  return (
    <div className="md-rule-field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name: field,
        "aria-invalid": problem && true,
        "aria-describedby": described === "" ? undefined : described,
        onBlur: () => form.leave(field),
      })}
      {hint !== undefined && (
        <span id={`${id}h`} className="md-rule-hint">
          {hint}
        </span>
      )}
      {problem && (
        <span id={`${id}e`} className="md-rule-fault" data-signal="bad">
          <span aria-hidden="true">⚠ </span>
          {form.words.faults[problem.fault]}
        </span>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly form: RuleForm;
  readonly field: TextKey;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Behind the number: its unit. */
  readonly suffix?: string | undefined;
  readonly type?: "text" | "time";
  readonly isNumber?: boolean;
}

export function TextField({ form, field, label, hint, suffix, type = "text", isNumber = true }: TextFieldProps) {
  const { draft, change } = form.model;
  return (
    <Field form={form} field={field} label={suffix === undefined ? label : `${label} (${suffix})`} hint={hint}>
      {(props) => (
        <input
          {...props}
          className="md-input"
          type={type}
          inputMode={isNumber && type === "text" ? "decimal" : undefined}
          autoComplete="off"
          value={draft[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps {
  readonly form: RuleForm;
  readonly field: TextKey;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange?: (value: string) => void;
}

export function SelectField({ form, field, label, options, onChange }: SelectFieldProps) {
  const { draft, change } = form.model;
  const value = draft[field];
  const isListed = options.some(([option]) => option === value);
  return (
    <Field form={form} field={field} label={label}>
      {(props) => (
        <select
          {...props}
          className="md-input"
          value={value}
          onChange={({ target }) => (onChange ? onChange(target.value) : change({ [field]: target.value }))}
        >
          {!isListed && <option value={value}>{value}</option>}
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
