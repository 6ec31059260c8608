"use client";

import { useState } from "react";
import type { RefObject } from "react";
import { I18nProvider, Menu, MenuItem, Popover, Separator } from "react-aria-components";
import { overlayRoot } from "../../react/overlayRoot.ts";
import { Glyph } from "../Glyph.tsx";
import { binGlyph, copyGlyph, moreGlyph } from "./glyphs.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import type { WidgetMove } from "./widgetEdits.ts";

interface WidgetActionsProps {
  readonly editor: Editor;
  readonly widget: string;
  readonly menu: RefObject<HTMLButtonElement | null>;
}

const moves: readonly WidgetMove[] = ["left", "right", "up", "down", "first", "last", "wider", "narrower", "taller", "shorter"];

/** What can be done with the chosen widget, for whoever does not drag. */
export function WidgetActions({ editor, widget, menu }: WidgetActionsProps) {
  const { words, text, locale, root } = useEditorWords();
  const [isOpen, setOpen] = useState(false);
  const name = text(editor.nameOf(widget));
  return (
    <div className="md-editor-actions" role="toolbar" aria-label={words.widgetActions(name)}>
      <button
        ref={menu}
        type="button"
        className="md-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={words.moveOrResize}
        title={words.moveOrResize}
        onClick={() => setOpen(!isOpen)}
      >
        <Glyph path={moreGlyph} />
      </button>
      <button type="button" className="md-button" aria-label={words.duplicate} title={words.duplicate} onClick={() => editor.duplicate(widget)}>
        <Glyph path={copyGlyph} />
      </button>
      <button type="button" className="md-button" aria-label={words.remove} title={words.remove} onClick={() => editor.remove(widget)}>
        <Glyph path={binGlyph} />
      </button>
      <I18nProvider locale={locale}>
        <Popover
          className="md-popover"
          triggerRef={menu}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement="bottom end"
          offset={4}
          {...overlayRoot(root)}
        >
          <Menu
            className="md-options md-editor-menu"
            aria-label={words.moveOrResize}
            autoFocus="first"
            onClose={() => setOpen(false)}
            onAction={(key) => {
              if (key === "duplicate") editor.duplicate(widget);
              else if (key === "remove") editor.remove(widget);
              else editor.move(widget, key as WidgetMove);
            }}
          >
            {moves.map((move) => (
              <MenuItem key={move} id={move} className="md-option" textValue={words.moves[move]}>
                {words.moves[move]}
              </MenuItem>
            ))}
            <Separator className="md-editor-line" />
            <MenuItem id="duplicate" className="md-option" textValue={words.duplicate}>
              {words.duplicate}
            </MenuItem>
            <MenuItem id="remove" className="md-option" textValue={words.remove}>
              {words.remove}
            </MenuItem>
          </Menu>
        </Popover>
      </I18nProvider>
    </div>
  );
}
