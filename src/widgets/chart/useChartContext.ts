"use client";

import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { ChartContext } from "../../charts/chartContext.ts";
import { observeSize } from "../../charts/observeSize.ts";
import { useMediaQuery } from "../../react/useMediaQuery.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePrinting } from "../../react/usePrinting.ts";

interface Measured {
  readonly width: number;
  readonly height: number;
  readonly fontFamily: string;
}

/** A ref for the element that the chart fills, and the context once it has a size; null before. */
export function useChartContext(): readonly [(element: HTMLElement | null) => void, ChartContext | null] {
  const { theme, locale, timeZone, messages } = useMetricdeck();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)", { unknown: true });
  const isPrinting = usePrinting();
  const reducedMotion = isPrinting || isStill;

  useEffect(() => {
    if (element === null) return;
    return observeSize(element, ({ width, height }) => {
      const { fontFamily } = getComputedStyle(element);
      const next = { width: Math.floor(width), height: Math.floor(height), fontFamily };
      // Hidden for a moment, by a tab or by a print preview: what was drawn stays.
      if (next.width === 0 || next.height === 0) return;
      setMeasured((last) => (last?.width === next.width && last.height === next.height ? last : next));
    });
  }, [element]);

  // Not by `beforeprint`: the sheet is laid out only now, and what is drawn now is what it shows.
  const [onSheet, setOnSheet] = useState<number | null>(null);
  useEffect(() => {
    if (element === null || typeof matchMedia === "undefined") return;
    const print = matchMedia("print");
    const tell = () => flushSync(() => setOnSheet(print.matches ? Math.floor(element.clientWidth) || null : null));
    print.addEventListener("change", tell);
    return () => print.removeEventListener("change", tell);
  }, [element]);

  // A cockpit has the width of its sheet while it is still a page.
  const isRefitted = isPrinting && element?.closest(".md-cockpit") === null;
  const context = useMemo(() => {
    if (measured === null) return null;
    const width = isRefitted ? (onSheet ?? onPaper(measured.width)) : measured.width;
    return { theme, locale, timeZone, messages, reducedMotion, ...measured, width };
  }, [theme, locale, timeZone, messages, reducedMotion, measured, isRefitted, onSheet]);
  return [setElement, context];
}

/** What A4 upright has between usual margins, in CSS pixels. */
const sheetWidth = 717;
/** Paddings of a widget, which are on paper what they are on a screen. */
const paddings = 40;

/** The page is laid out anew for its sheet, of which `beforeprint` tells nothing; the chart's share of it stays. */
function onPaper(width: number): number {
  return Math.max(1, Math.floor(Math.min(width, (width * sheetWidth) / innerWidth - paddings)));
}
