"use client";

import { useSyncExternalStore } from "react";

let isPrinting = false;

function subscribe(listener: () => void): () => void {
  const end = new AbortController();
  const tell = ({ type }: Event) => {
    isPrinting = type === "beforeprint";
    listener();
  };
  for (const type of ["beforeprint", "afterprint"]) addEventListener(type, tell, end);
  return () => end.abort();
}

/** Whether the page is being printed: drawn anew before the browser takes its picture. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPrinting,
    () => false,
  );
}
