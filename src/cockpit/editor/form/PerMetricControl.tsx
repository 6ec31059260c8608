"use client";

import { useContext } from "react";
import type { Field } from "../../../document/field.ts";
import type { JsonObject } from "../../../document/widgetSpec.ts";
import { crossGlyph } from "../../Glyph.tsx";
import { catalogNames } from "../catalogNames.ts";
import { isObject } from "../../../document/isObject.ts";
import { startValue } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup, FieldShell } from "./FieldShell.tsx";
import { ListButton } from "./ListButton.tsx";
import { PropFormContext } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";

/** Something said of single metrics: each by its metric, of which every metric has one at most. */
export function PerMetricControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "perMetric" }>>) {
  const { words, text, catalog, locale } = useEditorWords();
  const { Control } = useContext(PropFormContext);
  const label = text(field.label);
  const entries = Object.entries(isObject(value) ? value : {});
  const change = (next: readonly (readonly [string, JsonObject[string]])[], typed?: string) => {
    onChange(next.length === 0 && field.required !== true ? undefined : Object.fromEntries(next), typed);
  };
  const names = catalogNames({ kind: "metric", label: field.label }, catalog, locale);
  const free = names.filter(({ name }) => !entries.some(([key]) => key === name));
  const called = (key: string) => names.find(({ name }) => name === key)?.label ?? key;
  return (
    <FieldGroup label={label} help={field.help} path={path}>
      {entries.map(([key, entry]) => (
        <FieldGroup
          key={key}
          label={called(key)}
          path={`${path}.${key}`}
          action={
            <ListButton
              label={words.removeNamed(`${label}: ${called(key)}`)}
              path={crossGlyph}
              isOff={false}
              onPress={() => change(entries.filter(([other]) => other !== key))}
            />
          }
        >
          <Control
            field={{ ...field.of, required: true }}
            path={`${path}.${key}`}
            value={entry}
            onChange={(next, typed) => change(entries.map(([other, one]) => [other, other === key ? (next ?? "") : one]), typed)}
          />
        </FieldGroup>
      ))}
      {free.length > 0 && (
        <FieldShell field={{ label: { en: words.addNamed(label) } }} path={`${path}.`}>
          {(props) => (
            <select
              {...props}
              className="md-input"
              value=""
              onChange={({ target }) => {
                if (target.value !== "") change([...entries, [target.value, startValue(field.of, catalog)]]);
              }}
            >
              <option value="">{words.choose}</option>
              {free.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
        </FieldShell>
      )}
    </FieldGroup>
  );
}
