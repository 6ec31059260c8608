"use client";

import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { isInShadow } from "./focusedBeside.ts";

/**
 * For a popover of react-aria: not modal where it stands `beside` something in a shadow root, as it would make the page inert and itself
 * with it. What such a popover leaves out is made up for: a press elsewhere closes it, too.
 */
export function useShadowOverlay(
  beside: Element | null | undefined,
  { isOpen, close, trigger }: { readonly isOpen: boolean; readonly close: () => void; readonly trigger: RefObject<HTMLElement | null> },
): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly isNonModal: boolean;
} {
  const ref = useRef<HTMLElement>(null);
  const isNonModal = isInShadow(beside);
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen || !isNonModal) return undefined;
    const press = (event: PointerEvent) => {
      const path = event.composedPath();
      const isOwn = [ref.current, trigger.current].some((element) => element !== null && path.includes(element));
      if (!isOwn) latest.current();
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, [isOpen, isNonModal, trigger]);
  return { ref, isNonModal };
}
