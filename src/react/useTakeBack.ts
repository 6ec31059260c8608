"use client";

import type { KeyboardEvent } from "react";
import { takeBack } from "../selection/takeBack.ts";
import { useProvided } from "./useProvided.ts";

/**
 * Esc on a page of widgets: for the `onKeyDown` of the element around them. What a widget said last is taken back,
 * unless something inside had a use for the key.
 */
export function useTakeBack(): (event: KeyboardEvent) => void {
  const { selection } = useProvided().client;
  return (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const before = selection.getSnapshot();
    selection.update(takeBack);
    if (selection.getSnapshot() !== before) event.preventDefault();
  };
}
