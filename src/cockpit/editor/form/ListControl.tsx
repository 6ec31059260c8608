"use client";

import { useContext } from "react";
import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import { chevronGlyph, crossGlyph } from "../../Glyph.tsx";
import { upGlyph } from "../glyphs.ts";
import { isList } from "../fieldFit.ts";
import { namesFor, startValue } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup } from "./FieldShell.tsx";
import { PropFormContext } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";
import { ListButton } from "./ListButton.tsx";

type ListField = Extract<Field, { readonly kind: "list" }>;

/** Entries in an order of their own. */
export function ListControl({ field, path, value, onChange }: ControlProps<ListField>) {
  const { words, text, catalog } = useEditorWords();
  const { Control } = useContext(PropFormContext);
  const label = text(field.label);
  const items = isList(value) ? value : value === undefined ? [] : [value];
  const change = (next: readonly Json[], typed?: string) => {
    onChange(next.length === 0 && field.required !== true ? undefined : next, typed);
  };
  const swapped = (a: number, b: number) =>
    items.map((item, at) => (at === a ? (items[b] ?? item) : at === b ? (items[a] ?? item) : item));
  return (
    <FieldGroup label={label} help={field.help} path={path}>
      {items.length > 0 && (
        <ol className="md-field-list">
          {items.map((item, at) => {
            const name = words.entry(label, String(at + 1));
            return (
              <li key={at}>
                <div className="md-field-entry">
                  <Control
                    field={{ ...field.of, label: { en: name }, required: true }}
                    path={`${path}[${at}]`}
                    value={item}
                    onChange={(next, typed) => change(items.map((one, index) => (index === at ? (next ?? "") : one)), typed)}
                  />
                </div>
                <div className="md-field-moves">
                  <ListButton label={words.moveUp(name)} path={upGlyph} isOff={at === 0} onPress={() => change(swapped(at, at - 1))} />
                  <ListButton
                    label={words.moveDown(name)}
                    path={chevronGlyph}
                    isOff={at === items.length - 1}
                    onPress={() => change(swapped(at, at + 1))}
                  />
                  <ListButton
                    label={words.removeNamed(name)}
                    path={crossGlyph}
                    isOff={items.length <= (field.required === true ? (field.least ?? 0) : 0)}
                    onPress={() => change(items.filter((_one, index) => index !== at))}
                  />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <button
        type="button"
        className="md-button"
        aria-label={words.addNamed(label)}
        disabled={items.length >= (field.most ?? Infinity)}
        onClick={() => change([...items, nextEntry(field.of, items, () => startValue(field.of, catalog), catalog)])}
      >
        {words.add}
      </button>
    </FieldGroup>
  );
}

/** The first name that is not in the list yet; of other fields what they start with. */
function nextEntry(of: Field, items: readonly Json[], start: () => Json, catalog: Parameters<typeof namesFor>[1]): Json {
  if (of.kind === "oneOf" && of.of[0] !== undefined) return nextEntry(of.of[0], items, start, catalog);
  if (of.kind !== "metric" && of.kind !== "dimension" && of.kind !== "event") return start();
  return namesFor(of, catalog).find((name) => !items.includes(name)) ?? start();
}
