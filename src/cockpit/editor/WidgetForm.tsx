"use client";

import { below } from "../../document/finding.ts";
import { own } from "../../document/merge/sameJson.ts";
import { FilterMeets } from "./FilterMeets.tsx";
import { PropForm } from "./form/PropForm.tsx";
import { faultsBelow } from "./editorFindings.ts";
import { shownProps } from "./editorState.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";

/** What the chosen widget says, and how the page's filters meet it. */
export function WidgetForm({ editor, widget: id }: { readonly editor: Editor; readonly widget: string }) {
  const { words, text } = useEditorWords();
  const widget = own(editor.document.widgets, id);
  const spec = widget && editor.specOf(widget.type);
  if (widget === undefined) return null;
  const path = below("widgets", id);
  const faults = faultsBelow(editor.findings, `${path}.props`);
  const whole = editor.findings.filter((one) => [path, `${path}.type`, `${path}.props`].includes(one.path));
  const shown = shownProps(editor.state, id);
  return (
    <>
      <header className="md-editor-panel-head">
        <h3>{text(editor.nameOf(id))}</h3>
        {spec !== undefined && <p className="md-field-hint">{text(spec.label)}</p>}
      </header>
      {whole.map(({ message }, index) => (
        <p key={index} className="md-field-fault" data-signal="bad">
          {text(message)}
        </p>
      ))}
      {faults.length > 0 && shown !== null && shown !== widget.props && (
        <p className="md-field-hint">{words.heldBack}</p>
      )}
      {spec !== undefined && (
        <PropForm
          key={id}
          fields={spec.fields}
          props={widget.props}
          faults={faults}
          onChange={(props, typed) => editor.changeProps(id, props, typed)}
          onLeave={editor.settle}
        />
      )}
      <FilterMeets editor={editor} widget={id} />
    </>
  );
}
