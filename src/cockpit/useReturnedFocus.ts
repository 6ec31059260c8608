"use client";

import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** The button that opens a form, which has the focus again once the form is gone and took it along. */
export function useReturnedFocus(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const hasNone = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !isOpen && hasNone) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
