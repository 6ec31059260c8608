"use client";

import { useContext, useState } from "react";
import type { Field } from "../../../document/field.ts";
import { alternativeFor, alternativesOf, chosenValue } from "../alternatives.ts";
import { fieldFit } from "../fieldFit.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldShell } from "./FieldShell.tsx";
import { PropFormContext } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";

/** One of several: in one list what can be chosen as it is, and what has more to say, whose controls stand below. */
export function AlternativeControl({
  field,
  path,
  value,
  onChange,
}: ControlProps<Extract<Field, { readonly kind: "choice" | "oneOf" }>>) {
  const { words, text, catalog } = useEditorWords();
  const { Control } = useContext(PropFormContext);
  const alternatives = alternativesOf(field);
  const [chosen, setChosen] = useState(-1);
  const held = alternatives[chosen];
  const isStill = held?.kind === "field" && fieldFit(held.field, value) > 0;
  const index = isStill ? chosen : alternativeFor(alternatives, value);
  const alternative = alternatives[index];
  const isForeign = value !== undefined && alternative === undefined;
  return (
    <>
      <FieldShell field={field} path={path}>
        {(props) => (
          <select
            {...props}
            className="md-input"
            value={isForeign ? "foreign" : String(index)}
            onChange={({ target }) => {
              const next = Number(target.value);
              const one = alternatives[next];
              setChosen(next);
              onChange(one === undefined ? undefined : chosenValue(one, value, catalog));
            }}
          >
            {(field.required !== true || value === undefined) && <option value="-1">{words.byDefault}</option>}
            {isForeign && <option value="foreign">{JSON.stringify(value)}</option>}
            {alternatives.map((one, at) => (
              <option key={at} value={at}>
                {text(one.label)}
              </option>
            ))}
          </select>
        )}
      </FieldShell>
      {alternative?.kind === "field" && (
        <div className="md-field-nested">
          <Control key={index} field={{ ...alternative.field, required: true }} path={path} value={value} onChange={onChange} />
        </div>
      )}
    </>
  );
}
