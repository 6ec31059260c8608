"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Part } from "./part.ts";

/** The part, which is loaded once `isNeeded`: undefined until it is there, null where it could not be loaded. */
export function usePart<T>(part: Part<T>, isNeeded: boolean): T | null | undefined {
  useEffect(() => {
    if (isNeeded) part.load();
  }, [part, isNeeded]);
  return useSyncExternalStore(part.subscribe, part.getSnapshot, nothing);
}

const nothing = () => undefined;
