"use client";

import type { Field } from "../../../document/field.ts";
import type { Json } from "../../../document/widgetSpec.ts";
import type { AnyFilter } from "../../../query/filter.ts";
import { crossGlyph } from "../../Glyph.tsx";
import { filterOf, groupOf, isGroup, startLeaf } from "../filterTree.ts";
import type { FilterGroup } from "../filterTree.ts";
import { namesFor } from "../startProps.ts";
import { useEditorWords } from "../useEditorWords.ts";
import { FieldGroup, Faults } from "./FieldShell.tsx";
import { FilterLeaf } from "./FilterLeaf.tsx";
import { useFaults } from "./formContext.ts";
import type { ControlProps } from "./formContext.ts";
import { ListButton } from "./ListButton.tsx";

/** Conditions, and groups of conditions in them. */
export function FilterControl({ field, path, value, onChange }: ControlProps<Extract<Field, { readonly kind: "filter" }>>) {
  const { text } = useEditorWords();
  const faults = useFaults(path, true).filter((fault) => fault.path !== path);
  return (
    <FieldGroup label={text(field.label)} help={field.help} path={path}>
      <FilterGroupControl
        group={groupOf(value) ?? { op: "and", items: [] }}
        path={path}
        onChange={(group, typed) => onChange(filterOf(group) as unknown as Json | undefined, typed)}
      />
      <Faults id="" faults={faults} />
    </FieldGroup>
  );
}

interface GroupProps {
  readonly group: FilterGroup;
  readonly path: string;
  readonly onChange: (group: FilterGroup, typed?: string) => void;
}

function FilterGroupControl({ group, path, onChange }: GroupProps) {
  const { words, catalog } = useEditorWords();
  const [dimension] = namesFor({ kind: "dimension", label: { en: "" } }, catalog);
  const add = (item: AnyFilter) => onChange({ ...group, items: [...group.items, item] });
  return (
    <div className="md-filter-group">
      {group.items.length > 1 && (
        <select
          className="md-input"
          aria-label={words.howTheyHold}
          value={group.op}
          onChange={({ target }) => onChange({ ...group, op: target.value as FilterGroup["op"] })}
        >
          <option value="and">{words.allHold}</option>
          <option value="or">{words.anyHolds}</option>
        </select>
      )}
      {group.items.map((item, at) => {
        const set = (next: AnyFilter, typed?: string) =>
          onChange({ ...group, items: group.items.map((one, index) => (index === at ? next : one)) }, typed);
        const isNot = "not" in item;
        const inner = isNot ? item.not : item;
        const wrap = (next: AnyFilter) => (isNot ? { not: next } : next);
        const name = words.entry(words.condition, String(at + 1));
        return (
          <div key={at} className="md-filter-item">
            <div className="md-filter-entry">
              {isGroup(inner) || isNot ? (
                <div role="group" aria-label={name}>
                  {isNot && <span>{words.notHolds}</span>}
                  <FilterGroupControl
                    group={groupOf(inner as unknown as Json) ?? { op: "and", items: [] }}
                    path={`${path}[${at}]`}
                    onChange={(next, typed) => {
                      const kept = filterOf(next);
                      if (kept === undefined) onChange({ ...group, items: group.items.filter((_one, index) => index !== at) }, typed);
                      else set(wrap(isGroup(kept) ? kept : next.op === "or" ? { or: next.items } : { and: next.items }), typed);
                    }}
                  />
                </div>
              ) : (
                <FilterLeaf leaf={inner as Parameters<typeof FilterLeaf>[0]["leaf"]} path={`${path}[${at}]`} onChange={set} />
              )}
            </div>
            <ListButton
              label={words.removeNamed(name)}
              path={crossGlyph}
              isOff={false}
              onPress={() => onChange({ ...group, items: group.items.filter((_one, index) => index !== at) })}
            />
          </div>
        );
      })}
      {dimension !== undefined && (
        <div className="md-field-row">
          <button type="button" className="md-button" onClick={() => add(startLeaf(catalog, dimension))}>
            {words.addCondition}
          </button>
          {group.items.length > 0 && (
            <button type="button" className="md-button" data-variant="quiet" onClick={() => add({ or: [startLeaf(catalog, dimension)] })}>
              {words.addGroup}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
