"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Breakpoint, CockpitDocument, Placement } from "../../document/cockpitDocument.ts";
import { deriveAgain } from "../../document/layout/editLayout.ts";
import type { LeastSizes } from "../../document/layout/deriveLayout.ts";
import type { Step } from "../../document/layout/editLayout.ts";
import type { Finding } from "../../document/finding.ts";
import type { AnyWidgetSpec, JsonObject } from "../../document/widgetSpec.ts";
import type { EditorStep, PlaceWords } from "../../i18n/messages/editor.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { createStore } from "../../selection/store.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { widgetTyped } from "../defineWidget.ts";
import { breakpointAt } from "../useBreakpoint.ts";
import { repairOf } from "./documentRepair.ts";
import type { DocumentRepair } from "./documentRepair.ts";
import { editorFindings, isFaultlessIn } from "./editorFindings.ts";
import * as states from "./editorState.ts";
import type { EditorState } from "./editorState.ts";
import { neighborOf } from "./neighborOf.ts";
import { placeWords } from "./placeWords.ts";
import { startProps } from "./startProps.ts";
import { useEditorWords } from "./useEditorWords.ts";
import * as edits from "./widgetEdits.ts";
import type { WidgetMove } from "./widgetEdits.ts";
import { widgetNames } from "./widgetName.ts";

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
  /** @param part what it is part of: steps of one part are one */
  readonly edit: (document: CockpitDocument, step: EditorStep, name: LocalizedText, part?: string) => void;
  /**
   * A step that takes what somebody else saved meanwhile, the ground that it stands on from then on (`useSaving`).
   * @param onto what was done before on that ground; null: it clashes, and stays on its own. Default: all stays
   */
  readonly rebase: (ground: number, document: CockpitDocument, step: EditorStep, onto?: (document: CockpitDocument) => CockpitDocument | null) => void;
  /** What was typed or dragged is over. */
  readonly settle: () => void;
  /** @param isByKey what comes back has the focus then */
  readonly undo: (isByKey?: boolean) => void;
  readonly redo: (isByKey?: boolean) => void;
  readonly select: (widget: string | null) => void;
  /** Grows when the selected widget is to have the focus. */
  readonly aim: number;
  /** Selects a widget and gives it the focus. */
  readonly focus: (widget: string | null) => void;
  /** The filter that is to have the focus, and how often one was. */
  readonly filterAim: { readonly id: string | null; readonly n: number };
  /** What mends an error by itself; null where somebody has to say what is meant. */
  readonly repairOf: (finding: Finding) => DocumentRepair | null;
  readonly repair: (repair: DocumentRepair) => void;
  readonly show: (at: Breakpoint) => void;
  readonly derive: () => void;
  readonly add: (spec: AnyWidgetSpec) => void;
  readonly duplicate: (widget: string) => void;
  /** The one beside it has the focus then. */
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
  // As wide as the screen, so that a phone begins with what a phone shows. A store, because a pointer moves and is lifted again before what it moved is drawn.
  const [store] = useState(() =>
    createStore({ ...states.startState(given, isFaultless), at: breakpointAt(globalThis.innerWidth) }),
  );
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const [said, setSaid] = useState({ text: "", n: 0 });

  const [aim, setAim] = useState(0);
  const [filterAim, setFilterAim] = useState<Editor["filterAim"]>({ id: null, n: 0 });

  const document = state.history.present;
  const changed = useRef(document);
  useEffect(() => {
    if (changed.current === document) return;
    changed.current = document;
    onChange?.(document);
  }, [document, onChange]);

  const specOf = (type: string) => widgetTyped(widgets, type)?.spec;
  const namesOf = useMemo(
    () => remembered((named: CockpitDocument) => widgetNames(named, (type) => widgetTyped(widgets, type)?.spec, catalog)),
    [widgets, catalog],
  );
  const now = () => {
    const current = store.getSnapshot();
    const { present } = current.history;
    const sizes = Object.fromEntries(Object.entries(present.widgets).map(([id, { type }]) => [id, specOf(type)?.size]));
    const nameOf = (id: string): LocalizedText => namesOf(present)[id] ?? { en: id };
    const placeOf = (id: string) => placeWords(states.seenPlacements(current, sizes)[id], locale);
    return { state: current, document: present, sizes, nameOf, placeOf };
  };
  const say = (saying: string) => setSaid(({ text: before, n }) => ({ text: before === saying ? `${saying}\u00a0` : saying, n: n + 1 }));
  const go = (change: (state: EditorState) => EditorState) => {
    const before = store.getSnapshot();
    store.update((one) => states.withShown(change(one), isFaultless));
    return store.getSnapshot() !== before;
  };
  const edit = (next: CockpitDocument, done: states.EditorEdit, options?: Parameters<typeof states.withEdit>[3]) =>
    go((one) => states.withEdit(one, next, done, options));
  const select: Editor["select"] = (selected) =>
    store.update((one) => (one.selected === selected ? one : { ...states.withSettled(one), selected }));
  const focus: Editor["focus"] = (widget) => {
    select(widget);
    setAim((n) => n + 1);
  };
  const turn = (change: (state: EditorState) => EditorState, isByKey: boolean) => {
    const { widgets: before, filters = [] } = now().document;
    go(change);
    const { document: after } = now();
    const [came, ...others] = Object.keys(after.widgets).filter((id) => !Object.hasOwn(before, id));
    if (came !== undefined && others.length === 0) return isByKey ? focus(came) : select(came);
    const [filter, ...more] = (after.filters ?? []).filter(({ id }) => !filters.some((one) => one.id === id));
    if (filter === undefined || more.length > 0) return;
    select(null);
    if (isByKey) setFilterAim(({ n }) => ({ id: filter.id, n: n + 1 }));
  };
  const stepText = ({ step, name }: states.EditorEdit) => words.steps[step](text(name));
  const lifted = (change: (state: EditorState) => EditorState, saying: (place: PlaceWords) => string) => {
    const isChanged = go(change);
    const { lift } = store.getSnapshot();
    if (lift !== null) say(isChanged ? saying(now().placeOf(lift.id)) : words.edge);
  };
  const added = (result: { readonly document: CockpitDocument; readonly id: string }, step: EditorStep) => {
    const name = namesOf(result.document)[result.id] ?? { en: result.id };
    edit(result.document, { step, name }, { select: result.id });
    focus(result.id);
    say(words.added(text(name), now().placeOf(result.id)));
  };

  return {
    state,
    document,
    sizes: now().sizes,
    findings: findingsOf(document),
    said,
    nameOf: now().nameOf,
    specOf,
    say,
    edit(next, step, name, part) {
      edit(next, { step, name }, { part: part ?? null });
    },
    rebase: (ground, next, step, onto = () => null) => void go((one) => states.withGround(one, ground, next, { step, name: one.history.present.title }, onto)),
    settle: () => store.update(states.withSettled),
    undo(isByKey = false) {
      const last = now().state.history.past.at(-1);
      if (last === undefined) return say(words.nothingToUndo);
      turn(states.withUndo, isByKey);
      say(words.undone(stepText(last.step)));
    },
    redo(isByKey = false) {
      const [next] = now().state.history.future;
      if (next === undefined) return say(words.nothingToRedo);
      turn(states.withRedo, isByKey);
      say(words.redone(stepText(next.step)));
    },
    select,
    aim,
    focus,
    filterAim,
    repairOf: (finding) => repairOf(document, finding, { findingsOf: (one) => (one === document ? findingsOf(one) : editorFindings(one, { specs, catalog })), specOf }),
    repair({ path, document: next }) {
      edit(next, { step: "repair", name: { en: path } });
      say(words.repaired(path));
    },
    show: (at) => store.update((one) => ({ ...states.withoutLift(one), at })),
    derive() {
      const { state: one, document: present } = now();
      if (one.at === "wide") return;
      edit(edits.relaid(present, deriveAgain(present.layout, one.at)), { step: "deriveLayout", name: { en: words.layout[one.at] } });
    },
    add: (spec) => added(edits.addWidget(now().document, spec, startProps(spec, catalog)), "addWidget"),
    duplicate: (widget) => added(edits.duplicateWidget(now().document, widget), "duplicateWidget"),
    remove(widget) {
      const { state: one, document: present, sizes, nameOf } = now();
      const places = states.seenPlacements(one, sizes);
      const ways = ["right", "left", "down", "up"] as const;
      const next = ways.map((way) => neighborOf(places, widget, way)).find((id) => id !== null) ?? null;
      const name = nameOf(widget);
      edit(edits.removeWidget(present, widget), { step: "removeWidget", name });
      focus(next);
      say(words.removed(text(name)));
    },
    changeProps(widget, props, typed) {
      const { document: present, nameOf } = now();
      const part = typed === undefined ? null : `${widget}.${typed}`;
      edit(edits.changeProps(present, widget, props), { step: "changeWidget", name: nameOf(widget) }, { part });
    },
    move(widget, move) {
      const { state: one, document: present, sizes, nameOf } = now();
      const layout = edits.movedBy(present.layout, one.at, widget, move, sizes);
      if (layout === present.layout) return say(words.edge);
      const isSize = move === "wider" || move === "narrower" || move === "taller" || move === "shorter";
      edit(edits.relaid(present, layout), { step: isSize ? "resizeWidget" : "moveWidget", name: nameOf(widget) });
      say((isSize ? words.sized : words.movedTo)(now().placeOf(widget)));
    },
    lift(widget, isSaid) {
      go((one) => states.withLift(one, widget, now().sizes));
      if (isSaid) say(words.lifted(text(now().nameOf(widget)), now().placeOf(widget)));
    },
    moveLift: (step) => lifted((one) => states.withLiftMoved(one, step, now().sizes), words.movedTo),
    growLift: (by) => lifted((one) => states.withLiftGrown(one, by, now().sizes), words.sized),
    dragTo: (to) => store.update((one) => states.withLiftAt(one, to, now().sizes)),
    dragSize: (to) => store.update((one) => states.withLiftSized(one, to, now().sizes)),
    drop() {
      const { state: one, nameOf, placeOf } = now();
      if (one.lift === null) return;
      const { id } = one.lift;
      const place = placeOf(id);
      go((before) => states.withDrop(before, nameOf(id)));
      say(words.dropped(text(nameOf(id)), place));
    },
    takeBack() {
      const { state: one, nameOf } = now();
      if (one.lift === null) return;
      store.update(states.withoutLift);
      say(words.takenBack(text(nameOf(one.lift.id))));
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
