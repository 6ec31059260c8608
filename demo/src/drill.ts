import { useSyncExternalStore } from "react";
import type { DrillState } from "../drill.ts";

let state: DrillState | null = null;
const listeners = new Set<() => void>();

/** How the rehearsal stands that the page's server is in; null: it has none. */
export function useDrill(): DrillState | null {
  return useSyncExternalStore(listen, () => state);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function drillStands(next: DrillState | null): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The portal's clock, epoch milliseconds. */
export function portalNow(): number {
  return Date.now() + (state?.offsetMs ?? 0);
}

/** Resolves once the server's numbers and alerts are those of the new state. */
export async function rehearse(what: "break" | "repair" | "forward"): Promise<void> {
  const response = await fetch(`/api/drill?${new URLSearchParams({ do: what })}`, { method: "POST", headers: { "x-drill": "1" } });
  if (!response.ok) throw new Error(`metricdeck: the drill did not go on (${response.status})`);
  drillStands((await response.json()) as DrillState);
}
