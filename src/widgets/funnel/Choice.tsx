"use client";

import { useId } from "react";
import type { ReactElement } from "react";

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: V, text: string])[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few, side by side: radio buttons, so that arrows move and one tab stop is enough. */
export function Choice<V extends string>({ label, options, value, onChange }: ChoiceProps<V>): ReactElement {
  const name = useId();
  return (
    <fieldset className="md-choice">
      <legend className="md-sr">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
