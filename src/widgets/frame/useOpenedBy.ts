"use client";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { focusedBeside } from "../../react/focusedBeside.ts";
import type { Opening } from "./PanelButton.tsx";

/** For a native popover: from when it is there, its button opens and closes it. */
export function useOpenedBy({ button, isOpen }: Opening): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  // The two versions of React that are peers spell these attributes differently; the DOM does not.
  useEffect(() => {
    if (button.current === null || ref.current === null) return;
    button.current.popoverTargetElement = ref.current;
    ref.current.toggleAttribute("autofocus", true);
    // Its source is what it stands beside.
    if (isOpen) ref.current.showPopover?.({ source: button.current });
    keepFocus(ref.current, button.current);
    // Later presses reach the popover by themselves.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return ref;
}

/** A native popover hands the focus back when it closes, but for one in a shadow root, in Chromium. */
function keepFocus(panel: HTMLElement, button: HTMLElement): void {
  let hadFocus = false;
  panel.addEventListener("beforetoggle", () => {
    hadFocus = panel.contains(focusedBeside(panel));
  });
  panel.addEventListener("toggle", () => {
    const focused = focusedBeside(panel);
    const isLost = focused === document.body || panel.contains(focused);
    if (hadFocus && isLost && !panel.matches(":popover-open")) button.focus();
  });
}
