import type { CockpitView, CockpitViews } from "../../query/documents.ts";
import { saidOfState } from "../../selection/urlState/selectionState.ts";

/**
 * The view that a page shows: the one that was opened last, else one that says what is chosen; null: none does. Which rows of
 * tables are open is kept with a view, but is no choice: it makes no other view of it, and does not edit it.
 */
export function currentView(views: readonly CockpitView[], opened: string | null, state: string): CockpitView | null {
  return views.find(({ id }) => id === opened) ?? views.find((view) => saysAlike(view, state)) ?? null;
}

/** Whether something else is chosen than the view says. */
export function isEdited(view: CockpitView | null, state: string): boolean {
  return view !== null && !saysAlike(view, state);
}

function saysAlike(view: CockpitView, state: string): boolean {
  return view.state === state || saidOfState(view.state) === saidOfState(state);
}

/** The view that a cockpit is opened with: one's own choice before that for all. */
export function firstView({ views, defaults }: CockpitViews): CockpitView | null {
  const id = defaults.me ?? defaults.all;
  return views.find((view) => view.id === id) ?? null;
}

/** With a view in its place; null takes that of `id` out. */
export function withView(list: CockpitViews, id: string, view: CockpitView | null): CockpitViews {
  const others = list.views.filter((one) => one.id !== id);
  const views = view === null ? others : [...others, view].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const keptBy = (chosen: string | null) => (view === null && chosen === id ? null : chosen);
  return { ...list, views, defaults: { me: keptBy(list.defaults.me), all: keptBy(list.defaults.all) } };
}
