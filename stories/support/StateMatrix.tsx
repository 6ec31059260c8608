import type { ViewState } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { ReactNode } from "react";
import { InEveryLook } from "./InEveryLook.tsx";

type Ready<M> = Extract<ViewState<M>, { readonly status: "ready" }>;

export type States<M> = { readonly [name: string]: (ready: Ready<M>) => ViewState<M> };

const gone = new MetricsError("unavailable", "the database is gone");
const retry = () => {};
const limits = [{ kind: "groups", limit: 5, actual: 12 } as const];

/** The twelve states by name, made of what is ready. @param small the same numbers of too few cases */
export function twelveStates<M>(small: (model: M) => M): States<M> {
  return {
    Loading: () => ({ status: "pending" }),
    Refreshing: (ready) => ({ ...ready, refreshing: true }),
    Ready: (ready) => ready,
    Empty: () => ({ status: "empty", filtered: false }),
    "Empty by a filter": () => ({ status: "empty", filtered: true, clearFilters: retry }),
    Partial: (ready) => ({ ...ready, partial: { limits, warnings: [] } }),
    Error: () => ({ status: "error", error: gone, retry }),
    Forbidden: () => ({ status: "forbidden" }),
    Stale: (ready) => ({ ...ready, stale: { error: gone, offline: false, retry } }),
    "Small sample": (ready) => ({ ...ready, model: small(ready.model) }),
    Offline: (ready) => ({ ...ready, stale: { error: gone, offline: true, retry } }),
    Placeholder: () => ({ status: "placeholder" }),
  };
}

/** Every state beside the others, light and dark, in both languages. */
export function StateMatrix({ names, draw }: { readonly names: readonly string[]; readonly draw: (name: string, title: string) => ReactNode }) {
  return <InEveryLook column={300}>{(look) => names.map((name) => draw(name, `${name}, ${look}`))}</InEveryLook>;
}
