"use client";

import type { CockpitFilter } from "../../document/cockpitDocument.ts";
import type { Finding } from "../../document/finding.ts";
import { CellFault } from "../CellFault.tsx";
import { CockpitBar } from "../CockpitBar.tsx";
import { filterStart } from "../filterStart.ts";
import { useCockpitSelection } from "../useCockpitSelection.ts";
import { faultsOfFilter } from "./editorFindings.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { filterName } from "./widgetName.ts";

interface EditorHeadProps {
  readonly editor: Editor;
  readonly sourceOf: (id: string) => string;
}

/**
 * What stands over the widgets, as viewers see it. Its filters work, so that one sees what each widget makes of them; one
 * that cannot has its faults in its place.
 */
export function EditorHead({ editor, sourceOf }: EditorHeadProps) {
  const { text } = useEditorWords();
  const { document, findings } = editor;
  const { title, description, filters = [] } = document;
  const judged = filters.map((filter, at) => ({ filter, faults: faultsOfFilter(findings, at) }));
  const working = judged.flatMap(({ filter, faults }) => (faults.length === 0 ? [filter] : []));
  return (
    <header className="md-cockpit-head md-editor-head">
      <h2 className="md-cockpit-title">{text(title)}</h2>
      {description !== undefined && <p className="md-cockpit-description">{text(description)}</p>}
      <Bar key={JSON.stringify(working)} {...{ judged, working, sourceOf }} />
    </header>
  );
}

interface BarProps extends Pick<EditorHeadProps, "sourceOf"> {
  readonly judged: readonly { readonly filter: CockpitFilter; readonly faults: readonly Finding[] }[];
  readonly working: readonly CockpitFilter[];
}

function Bar({ judged, working, sourceOf }: BarProps) {
  const starts = working.flatMap((filter) => filterStart(filter, sourceOf(filter.id)) ?? []);
  useCockpitSelection({ starts, sources: working.map(({ id }) => sourceOf(id)) });
  const { catalog, text } = useEditorWords();
  const instead = (at: number) => {
    const one = judged[at];
    if (one === undefined || one.faults.length === 0) return undefined;
    return <CellFault name={text(filterName(one.filter, catalog))} faults={one.faults.map(({ path, message }) => ({ path, message: text(message) }))} />;
  };
  return <CockpitBar filters={judged.map(({ filter }) => filter)} sourceOf={sourceOf} instead={instead} />;
}
