"use client";

import { useId } from "react";
import type { CockpitFilter } from "../../document/cockpitDocument.ts";
import { own } from "../../document/merge/sameJson.ts";
import type { FilterMapping } from "../../query/filterMapping.ts";
import { catalogNames } from "./catalogNames.ts";
import { mapFilter } from "./filterEdits.ts";
import { NamePicker } from "./form/NamePicker.tsx";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { filterName } from "./widgetName.ts";

/** Whether each filter of the bar applies to a widget, not at all, or to another of its dimensions. */
export function FilterMeets({ editor, widget }: { readonly editor: Editor; readonly widget: string }) {
  const { words, text, catalog } = useEditorWords();
  const { document } = editor;
  const described = own(document.widgets, widget);
  const { filters = [] } = document;
  if (described === undefined || filters.length === 0) return null;
  const change = (source: string, mapping: FilterMapping | null) =>
    editor.edit(mapFilter(document, widget, source, mapping), "mapFilter", editor.nameOf(widget));
  return (
    <section className="md-editor-section">
      <h4>{words.filterMeets}</h4>
      {filters.map((filter) => (
        <Meeting
          key={filter.id}
          name={text(filterName(filter, catalog))}
          filter={filter}
          mapping={own(described.filters, filter.id) ?? null}
          onChange={(mapping) => change(filter.id, mapping)}
        />
      ))}
    </section>
  );
}

interface MeetingProps {
  readonly name: string;
  readonly filter: CockpitFilter;
  readonly mapping: FilterMapping | null;
  readonly onChange: (mapping: FilterMapping | null) => void;
}

function Meeting({ name, filter, mapping, onChange }: MeetingProps) {
  const { words, catalog, locale } = useEditorWords();
  const id = useId();
  const dimension = filter.kind === "dateRange" ? null : filter.dimension;
  const way = mapping === null ? "asIs" : mapping === "ignore" ? "ignored" : "mapped";
  const names = catalogNames({ kind: "dimension", of: "any", label: { en: "" } }, catalog, locale);
  const other = names.find((one) => one.name !== dimension);
  return (
    <div className="md-field">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="md-input"
        value={way}
        onChange={({ target }) => {
          if (target.value === "asIs") onChange(null);
          else if (target.value === "ignored") onChange("ignore");
          else if (dimension !== null && other !== undefined) onChange({ [dimension]: other.name });
        }}
      >
        <option value="asIs">{words.meets.asIs}</option>
        <option value="ignored">{words.meets.ignored}</option>
        {(dimension !== null || way === "mapped") && <option value="mapped">{words.meets.mapped}</option>}
      </select>
      {mapping !== null && mapping !== "ignore" && (
        <div className="md-field-nested">
          {Object.entries(mapping).map(([from, to]) => (
            <Mapped key={from} from={from} to={to} onChange={(next) => onChange({ ...mapping, [from]: next })} />
          ))}
        </div>
      )}
    </div>
  );
}

interface MappedProps {
  readonly from: string;
  readonly to: string;
  readonly onChange: (to: string) => void;
}

function Mapped({ from, to, onChange }: MappedProps) {
  const { words, catalog, locale } = useEditorWords();
  const names = catalogNames({ kind: "dimension", of: "any", label: { en: "" } }, catalog, locale);
  const id = useId();
  const label = names.find(({ name }) => name === from)?.label ?? from;
  return (
    <div className="md-field">
      <label htmlFor={id}>{words.mappedTo(label)}</label>
      <NamePicker
        label={words.mappedTo(label)}
        input={{ id, "aria-invalid": undefined, "aria-describedby": undefined, "aria-required": true, onBlur: () => {} }}
        names={names}
        value={to}
        onChange={(next) => {
          if (next !== "") onChange(next);
        }}
      />
    </div>
  );
}
