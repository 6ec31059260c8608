"use client";

import type { CockpitFilter } from "../../document/cockpitDocument.ts";
import { filterFields } from "../../document/filterFields.ts";
import type { JsonObject } from "../../document/widgetSpec.ts";
import type { Field } from "../../document/field.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { chevronGlyph, crossGlyph } from "../Glyph.tsx";
import { addFilter, changeFilter, moveFilter, removeFilter } from "./filterEdits.ts";
import { faultsBelow } from "./editorFindings.ts";
import { ListButton } from "./form/ListButton.tsx";
import { PropForm } from "./form/PropForm.tsx";
import { upGlyph } from "./glyphs.ts";
import { newId } from "./newId.ts";
import { startProps } from "./startProps.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { retitled } from "./widgetEdits.ts";
import { filterName } from "./widgetName.ts";

const titleFields = {
  title: { kind: "localized", label: { en: "Title", "zh-CN": "标题" }, required: true, most: 120 },
  description: { kind: "localized", label: { en: "Description", "zh-CN": "说明" }, most: 500 },
} as const satisfies { readonly [name: string]: Field };

/** What the cockpit says of itself, and the filters of its bar. */
export function CockpitForm({ editor }: { readonly editor: Editor }) {
  const { words } = useEditorWords();
  const { document } = editor;
  const { title, description } = document;
  const faults = editor.findings.filter(({ path, severity }) => severity === "error" && /^(title|description)\b/.test(path));
  return (
    <>
      <header className="md-editor-panel-head">
        <h3>{words.cockpit}</h3>
      </header>
      <PropForm
        fields={titleFields}
        props={{ title, ...(description && { description }) } as unknown as JsonObject}
        faults={faults}
        onChange={(props, typed) => {
          const texts = props as { readonly title?: LocalizedText; readonly description?: LocalizedText };
          const next = retitled(document, { title: texts.title ?? { en: "" }, description: texts.description ?? { en: "" } });
          editor.edit(next, "retitle", title, typed);
        }}
        onLeave={editor.settle}
      />
      <FilterForms editor={editor} />
    </>
  );
}

function FilterForms({ editor }: { readonly editor: Editor }) {
  const { words, text, catalog } = useEditorWords();
  const { document } = editor;
  const { filters = [] } = document;
  const [dimension] = Object.keys(catalog.dimensions).filter((name) => catalog.dimensions[name]?.kind !== "time");
  const [metric] = Object.keys(catalog.metrics);
  const kinds = (["dateRange", "dimension", "measure"] as const).filter(
    (kind) => kind === "dateRange" || (dimension !== undefined && (kind === "dimension" || metric !== undefined)),
  );
  const add = (kind: CockpitFilter["kind"]) => {
    const said = startProps({ fields: filterFields[kind] }, catalog);
    const id = newId(kind === "dateRange" ? "period" : String(said["dimension"] ?? kind), document);
    const filter = { id, kind, ...said } as unknown as CockpitFilter;
    editor.edit(addFilter(document, filter), "addFilter", filterName(filter, catalog));
  };
  return (
    <section className="md-editor-section">
      <h4>{words.filters}</h4>
      {filters.length === 0 && <p className="md-field-hint">{words.noFilters}</p>}
      {filters.map((filter, at) => {
        const name = text(filterName(filter, catalog));
        const { id, kind, ...said } = filter;
        const isSecond = filters.findIndex((one) => one.id === id) < at;
        return (
          <div key={isSecond ? `${id} ${at}` : id} data-filter={id} role="group" aria-label={name} className="md-field-group">
            <div className="md-field-legend">
              <span>
                {name} <span className="md-field-hint">{words.filterKinds[kind]}</span>
              </span>
              <span className="md-field-moves">
                <ListButton
                  label={words.moveUp(name)}
                  path={upGlyph}
                  isOff={at === 0}
                  onPress={() => editor.edit(moveFilter(document, at, -1), "moveFilter", filterName(filter, catalog))}
                />
                <ListButton
                  label={words.moveDown(name)}
                  path={chevronGlyph}
                  isOff={at === filters.length - 1}
                  onPress={() => editor.edit(moveFilter(document, at, 1), "moveFilter", filterName(filter, catalog))}
                />
                <ListButton
                  label={words.removeNamed(name)}
                  path={crossGlyph}
                  isOff={false}
                  onPress={() => {
                    editor.edit(removeFilter(document, at), "removeFilter", filterName(filter, catalog));
                    editor.say(words.removed(name));
                  }}
                />
              </span>
            </div>
            <PropForm
              fields={filterFields[kind]}
              props={said as unknown as JsonObject}
              faults={faultsBelow(editor.findings, `filters[${at}]`)}
              onChange={(props, typed) =>
                editor.edit(
                  changeFilter(document, at, { ...withItsStart(kind, said as unknown as JsonObject, props), id, kind } as unknown as CockpitFilter),
                  "changeFilter",
                  filterName(filter, catalog),
                  typed === undefined ? undefined : `${id}.${typed}`,
                )
              }
              onLeave={editor.settle}
            />
          </div>
        );
      })}
      <select
        className="md-input"
        aria-label={words.addFilter}
        value=""
        onChange={({ target }) => {
          if (target.value !== "") add(target.value as CockpitFilter["kind"]);
        }}
      >
        <option value="">{words.addFilter}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.filterKinds[kind]}
          </option>
        ))}
      </select>
    </section>
  );
}

/** Values of one dimension are none of another. */
function withItsStart(kind: CockpitFilter["kind"], before: JsonObject, after: JsonObject): JsonObject {
  if (kind !== "dimension" || before["dimension"] === after["dimension"]) return after;
  const { start: _start, ...rest } = after;
  return rest;
}
