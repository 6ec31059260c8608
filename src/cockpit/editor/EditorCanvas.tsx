"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { CSSProperties, KeyboardEvent, RefObject } from "react";
import { columnsOf } from "../../document/cockpitDocument.ts";
import type { Placement } from "../../document/cockpitDocument.ts";
import { placementsAt } from "../../document/layout/deriveLayout.ts";
import { readingOrder } from "../../document/layout/placement.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { canvasIntent } from "./canvasKeys.ts";
import { EditorCell } from "./EditorCell.tsx";
import { seenPlacements, shownProps } from "./editorState.ts";
import { faultsIn, faultsOfSetUp } from "./editorFindings.ts";
import { neighborOf } from "./neighborOf.ts";
import { placeWords } from "./placeWords.ts";
import type { Editor } from "./useEditor.ts";
import { useCellPointer } from "./useCellPointer.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { WidgetActions } from "./WidgetActions.tsx";

interface EditorCanvasProps {
  readonly editor: Editor;
  readonly widgets: WidgetRegistry;
  readonly sourceOf: (id: string) => string;
  readonly menu: RefObject<HTMLButtonElement | null>;
}

/** The grid of a breakpoint: one tab stop, in which arrow keys go from widget to widget. */
export function EditorCanvas({ editor, widgets, sourceOf, menu }: EditorCanvasProps) {
  const { words, text, locale } = useEditorWords();
  const { state, document, sizes } = editor;
  const { at, lift, selected } = state;
  const grid = useRef<HTMLDivElement>(null);
  const places = seenPlacements(state, sizes);
  const order = readingOrder(places);
  const current = selected !== null && Object.hasOwn(places, selected) ? selected : (order[0] ?? null);
  const pointer = useCellPointer(grid, editor, places);
  const isPointed = pointer.active !== null;
  const moved = lift === null ? undefined : places[lift.id];
  // What a pointer drags follows it from where it stood; its target is drawn apart.
  const dragged = lift !== null && pointer.active === "move" ? placementsAt(lift.base, at, sizes)[lift.id] : undefined;

  const { aim } = editor;
  useEffect(() => {
    if (aim > 0) grid.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
  }, [aim]);

  // Undo may take away what has the focus; React tells no blur of that.
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    const { activeElement, body } = window.document;
    if (!hasFocus.current || (activeElement !== null && activeElement !== body)) return;
    const canvas = grid.current;
    const next = canvas?.querySelector<HTMLElement>('[role="option"][tabindex="0"]') ?? canvas?.closest(".md-editor")?.querySelector<HTMLElement>("button");
    next?.focus();
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (current === null || isPointed) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const intent = canvasIntent(event, lift !== null, isRightToLeft);
    if (intent === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (intent.kind) {
      case "choose":
        return editor.focus(neighborOf(places, current, intent.way) ?? current);
      case "lift":
        return editor.lift(current, true);
      case "drop":
        return editor.drop();
      case "takeBack":
        return editor.takeBack();
      case "move":
        return editor.moveLift(intent.step);
      case "grow":
        return editor.growLift(intent.by);
      case "leave":
        return editor.select(null);
      case "menu":
        return menu.current?.click();
      case "remove":
        return editor.remove(current);
      default:
        return intent satisfies never;
    }
  };

  return (
    <div className="md-editor-canvas" data-at={at} onClick={(event) => event.target === event.currentTarget && editor.select(null)}>
      <div ref={grid} className="md-editor-grid" style={{ gridTemplateColumns: `repeat(${columnsOf[at]}, minmax(0, 1fr))` }}>
      <div
        role="listbox"
        className="md-editor-list"
        aria-label={words.widgets}
        aria-description={words.gridHelp}
        onKeyDown={onKeyDown}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          hasFocus.current = false;
          if (lift !== null && !isPointed && !grid.current?.contains(relatedTarget)) editor.drop();
        }}
      >
        {order.map((id) => {
          const widget = document.widgets[id];
          const place = places[id];
          if (widget === undefined || place === undefined) return null;
          const faults = faultsIn(editor.findings, id);
          const name = text(editor.nameOf(id));
          return (
            <EditorCell
              key={id}
              id={id}
              source={sourceOf(id)}
              widget={widget}
              props={shownProps(state, id)}
              widgets={widgets}
              name={name}
              label={[words.widgetPlace(name, placeWords(place, locale)), ...(faults.length > 0 ? [words.problemCount(faults.length)] : [])].join(", ")}
              style={areaOf(lift?.id === id && dragged !== undefined ? dragged : place)}
              isSelected={selected === id}
              isTabStop={current === id}
              isLifted={lift?.id === id}
              isFaulty={faults.length > 0}
              faults={faultsOfSetUp(editor.findings, id, widget)}
              sourceNameOf={sourceOf}
              onFocus={() => editor.select(id)}
              onPointerDown={(event) => pointer.start(event, id, "move")}
              onResizeDown={(event) => pointer.start(event, id, "resize")}
            />
          );
        })}
      </div>
      {selected !== null && places[selected] !== undefined && !isPointed && (
        <div className="md-editor-over" style={areaOf(places[selected])}>
          <WidgetActions editor={editor} widget={selected} menu={menu} />
        </div>
      )}
      {moved !== undefined && isPointed && <div className="md-editor-target" aria-hidden="true" style={areaOf(moved)} />}
      </div>
    </div>
  );
}

function areaOf({ x, y, w, h }: Placement): CSSProperties {
  return { gridArea: `${y + 1} / ${x + 1} / span ${h} / span ${w}` };
}
