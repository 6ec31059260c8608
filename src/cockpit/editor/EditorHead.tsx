"use client";

import type { CockpitFilter } from "../../document/cockpitDocument.ts";
import { CockpitBar } from "../CockpitBar.tsx";
import { filterStart } from "../filterStart.ts";
import { useCockpitSelection } from "../useCockpitSelection.ts";
import { isBelow } from "./pathBelow.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface EditorHeadProps {
  readonly editor: Editor;
  readonly sourceOf: (id: string) => string;
}

/** What stands over the widgets, as viewers see it. Its filters work, so that one sees what each widget makes of them. */
export function EditorHead({ editor, sourceOf }: EditorHeadProps) {
  const { text } = useEditorWords();
  const { document, findings } = editor;
  const { title, description, filters = [] } = document;
  const shown = filters.filter((_filter, at) => !findings.some(({ path }) => isBelow(path, `filters[${at}]`)));
  return (
    <header className="md-cockpit-head md-editor-head">
      <h2 className="md-cockpit-title">{text(title)}</h2>
      {description !== undefined && <p className="md-cockpit-description">{text(description)}</p>}
      <Bar key={JSON.stringify(shown)} filters={shown} sourceOf={sourceOf} />
    </header>
  );
}

function Bar({ filters, sourceOf }: { readonly filters: readonly CockpitFilter[]; readonly sourceOf: (id: string) => string }) {
  const starts = filters.flatMap((filter) => filterStart(filter, sourceOf(filter.id)) ?? []);
  useCockpitSelection({ starts, sources: filters.map(({ id }) => sourceOf(id)) });
  return <CockpitBar filters={filters} sourceOf={sourceOf} />;
}
