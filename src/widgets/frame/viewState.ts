import type { WidgetState } from "../../react/widgetState.ts";

/** A widget's state, or the placeholder that a cockpit shows while it is edited, or that its picture failed. */
export type ViewState<M> =
  | WidgetState<M>
  | { readonly status: "placeholder" }
  | { readonly status: "undrawn"; readonly retry: () => void };

export type ReadyState<M> = Extract<ViewState<M>, { readonly status: "ready" }>;

/** The states that show no data. */
export type VacantState = Exclude<ViewState<unknown>, { readonly status: "ready" }>;
