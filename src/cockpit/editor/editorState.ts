import type { Breakpoint, CockpitDocument, CockpitLayout, Placement, Placements } from "../../document/cockpitDocument.ts";
import { placementsAt } from "../../document/layout/deriveLayout.ts";
import type { LeastSizes } from "../../document/layout/deriveLayout.ts";
import { moveWidget, nextPlace, resizeWidget } from "../../document/layout/editLayout.ts";
import type { Step } from "../../document/layout/editLayout.ts";
import type { JsonObject } from "../../document/widgetSpec.ts";
import type { EditorStep } from "../../i18n/messages/editor.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { edited, redone, regrounded, settled, startHistory, undone } from "./editHistory.ts";
import type { EditHistory } from "./editHistory.ts";
import { relaid } from "./widgetEdits.ts";

/** What a step of the history did, to what. */
export interface EditorEdit {
  readonly step: EditorStep;
  readonly name: LocalizedText;
}

/** A widget that is on its way, by keys or by the pointer. The document changes when it is dropped. */
export interface Lift {
  readonly id: string;
  /** What its moves are reckoned from: so what it pushed aside comes back. */
  readonly base: CockpitLayout;
  /** Where it is meant to go. */
  readonly to: Pick<Placement, "x" | "y">;
  readonly layout: CockpitLayout;
  /** What dropping it is called. */
  readonly step: "moveWidget" | "resizeWidget";
}

export interface EditorState {
  readonly history: EditHistory<CockpitDocument, EditorEdit>;
  /** The widget whose properties are shown; null: the cockpit's own. */
  readonly selected: string | null;
  readonly at: Breakpoint;
  readonly lift: Lift | null;
  /** By widget, the props that were last without a fault: what the preview shows. */
  readonly shown: { readonly [widget: string]: JsonObject };
}

/** Whether a widget's props are without a fault. */
export type IsFaultless = (document: CockpitDocument, widget: string) => boolean;

export function startState(document: CockpitDocument, isFaultless: IsFaultless): EditorState {
  return withShown({ history: startHistory(document), selected: null, at: "wide", lift: null, shown: {} }, isFaultless);
}

/** After one more step; steps of one `part` are one. */
export function withEdit(
  state: EditorState,
  document: CockpitDocument,
  edit: EditorEdit,
  { part = null, select = state.selected }: { readonly part?: string | null; readonly select?: string | null } = {},
): EditorState {
  return kept({ ...state, history: edited(state.history, document, edit, { part }), lift: null, selected: select });
}

export function withUndo(state: EditorState): EditorState {
  return kept({ ...state, history: undone(state.history), lift: null });
}

export function withRedo(state: EditorState): EditorState {
  return kept({ ...state, history: redone(state.history), lift: null });
}

/** After a step that took what somebody else saved meanwhile, `ground`; what was done before is laid on it where nothing clashes. */
export function withGround(
  state: EditorState,
  ground: number,
  document: CockpitDocument,
  edit: EditorEdit,
  onto: (document: CockpitDocument) => CockpitDocument | null,
): EditorState {
  return kept({ ...state, history: regrounded(state.history, ground, document, edit, onto), lift: null });
}

export function withSettled(state: EditorState): EditorState {
  const history = settled(state.history);
  return history === state.history ? state : { ...state, history };
}

/** With the props that are without a fault now. */
export function withShown(state: EditorState, isFaultless: IsFaultless): EditorState {
  const document = state.history.present;
  const changed = Object.entries(document.widgets).filter(
    ([id, { props }]) => state.shown[id] !== props && isFaultless(document, id),
  );
  if (changed.length === 0) return state;
  return { ...state, shown: { ...state.shown, ...Object.fromEntries(changed.map(([id, { props }]) => [id, props])) } };
}

/** What the preview shows of a widget; null before it was without a fault. */
export function shownProps({ shown }: EditorState, widget: string): JsonObject | null {
  return Object.hasOwn(shown, widget) ? (shown[widget] ?? null) : null;
}

/** The layout as it is seen: with what is on its way. */
function seenLayout({ lift, history }: EditorState): CockpitLayout {
  return lift?.layout ?? history.present.layout;
}

export function seenPlacements(state: EditorState, sizes: LeastSizes): Placements {
  return placementsAt(seenLayout(state), state.at, sizes);
}

export function withLift(state: EditorState, id: string, sizes: LeastSizes): EditorState {
  const { layout } = state.history.present;
  const place = placementsAt(layout, state.at, sizes)[id];
  if (place === undefined) return state;
  const lift = { id, base: layout, to: place, layout, step: "moveWidget" } as const;
  return { ...state, lift, selected: id };
}

/** One key further; the same where it goes no further. */
export function withLiftMoved(state: EditorState, step: Step, sizes: LeastSizes): EditorState {
  const { lift, at } = state;
  if (lift === null) return state;
  const to = nextPlace(lift.base, at, lift.id, lift.to, step, sizes);
  return to === null ? state : withLiftAt(state, to, sizes);
}

/** Where a pointer has it. */
export function withLiftAt(state: EditorState, to: Pick<Placement, "x" | "y">, sizes: LeastSizes): EditorState {
  const { lift, at } = state;
  if (lift === null || (to.x === lift.to.x && to.y === lift.to.y)) return state;
  const layout = moveWidget(lift.base, at, lift.id, to, sizes);
  return { ...state, lift: { ...lift, to: { x: to.x, y: to.y }, layout } };
}

/** As large as keys have made it; moves after it are reckoned from there. */
export function withLiftGrown(state: EditorState, by: Pick<Placement, "w" | "h">, sizes: LeastSizes): EditorState {
  const { lift, at } = state;
  const place = lift && placementsAt(lift.layout, at, sizes)[lift.id];
  if (lift === null || place == null) return state;
  const layout = resizeWidget(lift.layout, at, lift.id, { w: place.w + by.w, h: place.h + by.h }, sizes);
  return layout === lift.layout ? state : { ...state, lift: { ...lift, base: layout, to: place, layout, step: "resizeWidget" } };
}

/** As large as a pointer has it, reckoned from where it began. */
export function withLiftSized(state: EditorState, to: Pick<Placement, "w" | "h">, sizes: LeastSizes): EditorState {
  const { lift, at } = state;
  if (lift === null) return state;
  const layout = resizeWidget(lift.base, at, lift.id, to, sizes);
  return { ...state, lift: { ...lift, layout, step: "resizeWidget" } };
}

export function withDrop(state: EditorState, name: LocalizedText): EditorState {
  const { lift, history } = state;
  if (lift === null) return state;
  return withEdit(state, relaid(history.present, lift.layout), { step: lift.step, name });
}

export function withoutLift(state: EditorState): EditorState {
  return state.lift === null ? state : { ...state, lift: null };
}

/** What is no more there is not selected. */
function kept(state: EditorState): EditorState {
  const { selected, history } = state;
  return selected !== null && !Object.hasOwn(history.present.widgets, selected) ? { ...state, selected: null } : state;
}
