"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { Breakpoint, CockpitDocument, Placement } from "../../document/cockpitDocument.ts";
import { deriveAgain } from "../../document/layout/editLayout.ts";
import type { LeastSizes } from "../../document/layout/deriveLayout.ts";
import type { Step } from "../../document/layout/editLayout.ts";
import type { Finding } from "../../document/finding.ts";
import type { AnyWidgetSpec, JsonObject } from "../../document/widgetSpec.ts";
import type { EditorStep } from "../../i18n/messages/editor.ts";
import type { LocalizedText } from "../../query/locale.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { widgetTyped } from "../defineWidget.ts";
import { editorFindings, isFaultlessIn } from "./editorFindings.ts";
import * as states from "./editorState.ts";
import type { EditorState } from "./editorState.ts";
import { placeWords } from "./placeWords.ts";
import { startProps } from "./startProps.ts";
import { useEditorWords } from "./useEditorWords.ts";
import * as edits from "./widgetEdits.ts";
import type { WidgetMove } from "./widgetEdits.ts";
import { widgetName } from "./widgetName.ts";

export interface EditorOptions {
  readonly document: CockpitDocument;
  readonly widgets: WidgetRegistry;
  readonly onChange?: ((document: CockpitDocument) => void) | undefined;
}

/** A cockpit that is being edited, and everything that can be done with it. */
export interface Editor {
  readonly state: EditorState;
  readonly document: CockpitDocument;
  readonly sizes: LeastSizes;
  readonly findings: readonly Finding[];
  /** For the live region: what was done, and how often something was said before. */
  readonly said: { readonly text: string; readonly n: number };
  readonly nameOf: (widget: string) => LocalizedText;
  readonly specOf: (type: string) => AnyWidgetSpec | undefined;
  readonly say: (text: string) => void;
  readonly edit: (document: CockpitDocument, step: EditorStep, name: LocalizedText, part?: string) => void;
  /** Another document, as a step: a draft, or what two have made of it. */
  readonly settle: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (widget: string | null) => void;
  readonly show: (at: Breakpoint) => void;
  readonly derive: () => void;
  /** @returns the new widget's id */
  readonly add: (spec: AnyWidgetSpec) => string;
  readonly duplicate: (widget: string) => string;
  readonly remove: (widget: string) => void;
  readonly changeProps: (widget: string, props: JsonObject, typed?: string) => void;
  readonly move: (widget: string, move: WidgetMove) => void;
  readonly lift: (widget: string, isSaid: boolean) => void;
  readonly moveLift: (step: Step) => void;
  readonly growLift: (by: { readonly w: -1 | 0 | 1; readonly h: -1 | 0 | 1 }) => void;
  readonly dragTo: (to: Pick<Placement, "x" | "y">) => void;
  readonly dragSize: (to: Pick<Placement, "w" | "h">) => void;
  readonly drop: () => void;
  readonly takeBack: () => void;
}

export function useEditor({ document: given, widgets, onChange }: EditorOptions): Editor {
  const { words, text, catalog, locale } = useEditorWords();
  const specs = useMemo(() => widgets.map(({ spec }) => spec), [widgets]);
  const findingsOf = useMemo(() => remembered((document: CockpitDocument) => editorFindings(document, { specs, catalog })), [specs, catalog]);
  const isFaultless = (document: CockpitDocument, widget: string) => isFaultlessIn(findingsOf(document), widget);
  const [state, setState] = useState(() => states.startState(given, isFaultless));
  const [said, setSaid] = useState({ text: "", n: 0 });

  const document = state.history.present;
  const changed = useRef({ document, onChange });
  useEffect(() => {
    const before = changed.current.document;
    changed.current = { document, onChange };
    if (before !== document) onChange?.(document);
  }, [document, onChange]);

  const specOf = (type: string) => widgetTyped(widgets, type)?.spec;
  const sizesOf = (one: CockpitDocument): LeastSizes =>
    Object.fromEntries(Object.entries(one.widgets).map(([id, { type }]) => [id, specOf(type)?.size]));
  const sizes = sizesOf(document);
  const nameOf = (id: string): LocalizedText => {
    const widget = document.widgets[id];
    return widget === undefined ? { en: id } : widgetName(widget, specOf(widget.type), catalog);
  };
  const say = (saying: string) => setSaid(({ n }) => ({ text: saying, n: n + 1 }));
  const go = (next: EditorState) => setState(states.withShown(next, isFaultless));
  const placed = (one: EditorState, id: string) => placeWords(states.seenPlacements(one, sizesOf(one.history.present))[id], locale);
  const stepText = ({ step, name }: states.EditorEdit) => words.steps[step](text(name));

  const edit: Editor["edit"] = (next, step, name, part) => go(states.withEdit(state, next, { step, name }, { part: part ?? null }));
  const lifted = (next: EditorState, saying: (place: ReturnType<typeof placeWords>) => string) => {
    if (next === state) return say(words.edge);
    go(next);
    if (next.lift !== null) say(saying(placed(next, next.lift.id)));
  };

  return {
    state,
    document,
    sizes,
    findings: findingsOf(document),
    said,
    nameOf,
    specOf,
    say,
    edit,
    settle: () => setState(states.withSettled),
    undo() {
      const last = state.history.past.at(-1);
      if (last === undefined) return;
      go(states.withUndo(state));
      say(words.undone(stepText(last.step)));
    },
    redo() {
      const [next] = state.history.future;
      if (next === undefined) return;
      go(states.withRedo(state));
      say(words.redone(stepText(next.step)));
    },
    select: (selected) => {
      if (selected !== state.selected) setState((before) => ({ ...states.withSettled(before), selected }));
    },
    show: (at) => setState((before) => ({ ...states.withoutLift(before), at })),
    derive() {
      if (state.at === "wide") return;
      edit(edits.relaid(document, deriveAgain(document.layout, state.at)), "deriveLayout", { en: words.layout[state.at] });
    },
    add(spec) {
      const { id, document: next } = edits.addWidget(document, spec, startProps(spec, catalog));
      const widget = next.widgets[id];
      const name = widget === undefined ? spec.label : widgetName(widget, spec, catalog);
      const after = states.withEdit(state, next, { step: "addWidget", name }, { select: id });
      go(after);
      say(words.added(text(name), placed(after, id)));
      return id;
    },
    duplicate(widget) {
      const { id, document: next } = edits.duplicateWidget(document, widget);
      const after = states.withEdit(state, next, { step: "duplicateWidget", name: nameOf(widget) }, { select: id });
      go(after);
      say(words.added(text(nameOf(widget)), placed(after, id)));
      return id;
    },
    remove(widget) {
      const name = nameOf(widget);
      go(states.withEdit(state, edits.removeWidget(document, widget), { step: "removeWidget", name }));
      say(words.removed(text(name)));
    },
    changeProps(widget, props, typed) {
      const part = typed === undefined ? undefined : `${widget}.${typed}`;
      edit(edits.changeProps(document, widget, props), "changeWidget", nameOf(widget), part);
    },
    move(widget, move) {
      const layout = edits.movedBy(document.layout, state.at, widget, move, sizes);
      if (layout === document.layout) return say(words.edge);
      const isSize = move === "wider" || move === "narrower" || move === "taller" || move === "shorter";
      const step = isSize ? "resizeWidget" : "moveWidget";
      const after = states.withEdit(state, edits.relaid(document, layout), { step, name: nameOf(widget) });
      go(after);
      const place = placed(after, widget);
      say(isSize ? words.sized(place) : words.movedTo(place));
    },
    lift(widget, isSaid) {
      const next = states.withLift(state, widget, sizes);
      go(next);
      if (isSaid) say(words.lifted(text(nameOf(widget)), placed(next, widget)));
    },
    moveLift: (step) => lifted(states.withLiftMoved(state, step, sizes), words.movedTo),
    growLift: (by) => lifted(states.withLiftGrown(state, by, sizes), words.sized),
    dragTo: (to) => setState((before) => states.withLiftAt(before, to, sizes)),
    dragSize: (to) => setState((before) => states.withLiftSized(before, to, sizes)),
    drop() {
      const { lift } = state;
      if (lift === null) return;
      const name = nameOf(lift.id);
      const next = states.withDrop(state, name);
      go(next);
      say(words.dropped(text(name), placed(next, lift.id)));
    },
    takeBack() {
      const { lift } = state;
      if (lift === null) return;
      setState(states.withoutLift(state));
      say(words.takenBack(text(nameOf(lift.id))));
    },
  };
}

/** The last answer again for the same argument. */
function remembered<A, R>(compute: (argument: A) => R): (argument: A) => R {
  let last: { readonly argument: A; readonly result: R } | null = null;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: compute(argument) };
    return last.result;
  };
}
