"use client";

import { useId, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { MembersQuery } from "../../query/query.ts";
import { labelOf } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useAnswer } from "../../react/useMetrics.ts";
import { valueText } from "../../react/valueText.ts";
import { Field, SelectField } from "./RuleFields.tsx";
import type { RuleForm } from "./RuleFields.tsx";

/** Which rows the rule is about: one dimension and some of its values. */
export function RuleScope({ form, dimensions }: { readonly form: RuleForm; readonly dimensions: readonly string[] }) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { model, words } = form;
  const { scopeDimension: dimension, scopeValues: values } = model.draft;
  const { fields } = words;
  const options = [
    ["", words.everything] as const,
    ...(dimension === "kept" ? [["kept", words.kept] as const] : []),
    ...dimensions.map((name) => [name, labelOf(catalog.dimensions, name, locale)] as const),
  ];
  const label = (value: string) => valueText(catalog.dimensions[dimension], value, { locale, messages });
  return (
    <>
      <SelectField
        form={form}
        field="scopeDimension"
        label={fields.scopeDimension}
        options={options}
        onChange={(scopeDimension) => model.change({ scopeDimension, scopeValues: [] })}
      />
      {dimension !== "" && dimension !== "kept" && (
        <Field form={form} field="scopeValues" label={fields.scopeValues}>
          {({ onBlur, ...props }) => (
            <>
              {values.length > 0 && (
                <ul className="md-rule-chips">
                  {values.map((value) => (
                    <li key={value}>
                      <button
                        type="button"
                        className="md-button"
                        aria-label={words.remove(label(value))}
                        onClick={() => model.change({ scopeValues: values.filter((one) => one !== value) })}
                      >
                        {label(value)} <span aria-hidden="true">×</span>
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              <ValueInput
                key={dimension}
                {...props}
                dimension={dimension}
                label={label}
                onAdd={(value) => {
                  if (!values.includes(value)) model.change({ scopeValues: [...values, value] });
                }}
                onLeave={onBlur}
              />
            </>
          )}
        </Field>
      )}
    </>
  );
}

interface ValueInputProps {
  readonly id: string;
  readonly name: string;
  readonly dimension: string;
  readonly label: (value: string) => string;
  readonly onAdd: (value: string) => void;
  readonly onLeave: () => void;
}

/** Takes what is chosen from the list, or typed and confirmed by Enter or by leaving. */
function ValueInput({ dimension, label, onAdd, onLeave, ...props }: ValueInputProps) {
  const { catalog } = useLocalized<Catalog>();
  const [typed, setTyped] = useState("");
  const listId = useId();
  const described = catalog.dimensions[dimension];
  const listed = described?.kind === "enum" ? described.values : null;
  const answer = useAnswer(listed === null ? membersOf(catalog, dimension) : null);
  const found = answer.status === "success" ? answer.result.columns.find(({ name }) => name === dimension) : undefined;
  const members = listed ?? (found?.role === "dimension" ? found.values.filter((value) => value !== null).map(String) : []);
  const add = (text: string) => {
    const value = text.trim();
    if (value === "") return;
    onAdd(members.find((member) => label(member) === value) ?? value);
    setTyped("");
  };
  return (
    <>
      <input
        {...props}
        className="md-input"
        type="text"
        autoComplete="off"
        list={listId}
        value={typed}
        onChange={({ target }) => {
          if (members.some((member) => label(member) === target.value)) add(target.value);
          else setTyped(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || typed.trim() === "") return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => {
          add(typed);
          onLeave();
        }}
      />
      <datalist id={listId}>
        {members.map((member) => (
          <option key={member} value={label(member)} />
        ))}
      </datalist>
    </>
  );
}

function membersOf(catalog: Catalog, dimension: string): MembersQuery {
  const conformed = catalog.dimensions[dimension]?.entity === undefined;
  const [entity] = Object.keys(catalog.entities);
  return { kind: "members", dimension, ...(conformed && entity !== undefined && { entity }), page: { size: 200 } };
}
