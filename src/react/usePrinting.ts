"use client";

import { useSyncExternalStore } from "react";

const steps = ["beforeprint", "afterprint"];
const listeners = new Set<() => void>();
let isPrinting = false;

function tell({ type }: Event): void {
  isPrinting = type === "beforeprint";
  for (const listener of listeners) listener();
}

/** The page is heard once, for all. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) for (const step of steps) addEventListener(step, tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const step of steps) removeEventListener(step, tell);
    // Nobody would hear of its end.
    isPrinting = false;
  };
}

/** Whether the page is being printed: drawn anew before the browser takes its picture. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPrinting,
    () => false,
  );
}
