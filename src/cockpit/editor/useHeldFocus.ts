"use client";

import { useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";
import { focusedBeside } from "../../react/focusedBeside.ts";

interface Place {
  readonly element: HTMLElement;
  /** From the nearest to the widest, each with where in it the element stands among what can be focused. */
  readonly around: readonly { readonly within: Element; readonly at: number }[];
}

const focusable = "button, input, select, textarea, summary, a[href], [tabindex]:not([tabindex='-1'])";

/**
 * Keeps the focus within `root` when what has it vanishes, or is moved and loses it by that: it goes to what stands in its
 * place then, or before. What is in `except` sees to itself. The handlers are the root's.
 */
export function useHeldFocus(root: RefObject<HTMLElement | null>, except: string): { readonly onFocus: () => void; readonly onBlur: () => void } {
  const place = useRef<Place | null>(null);
  const hold = () => {
    place.current = placeOf(root.current, except);
  };
  // After each rendering, as any may have taken something away; React tells no blur of what it takes away itself.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (place.current !== null && (activeElement === null || activeElement === body)) nearest(place.current)?.focus();
    hold();
  });
  return {
    onFocus: hold,
    onBlur: () => {
      place.current = null;
    },
  };
}

function placeOf(root: HTMLElement | null, except: string): Place | null {
  const element = root && focusedBeside(root);
  if (!(element instanceof HTMLElement) || root?.contains(element) !== true || element.closest(except) !== null) return null;
  const around: { readonly within: Element; readonly at: number }[] = [];
  for (let one = element.parentElement; one !== null; one = one === root ? null : one.parentElement) {
    around.push({ within: one, at: focusableIn(one).indexOf(element) });
  }
  return { element, around };
}

function nearest({ element, around }: Place): HTMLElement | undefined {
  if (element.isConnected) return element;
  for (const { within, at } of around) {
    if (!within.isConnected) continue;
    const left = focusableIn(within);
    if (left.length > 0) return left[Math.min(at, left.length - 1)];
  }
  return undefined;
}

function focusableIn(element: Element): HTMLElement[] {
  return Array.from(element.querySelectorAll<HTMLElement>(focusable)).filter((one) => !one.matches(":disabled"));
}
