"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ChartContext } from "../../charts/chartContext.ts";
import { observeSize } from "../../charts/observeSize.ts";
import type { Size } from "../../charts/observeSize.ts";
import { useMediaQuery } from "../../react/useMediaQuery.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { usePrinting } from "../../react/usePrinting.ts";

interface Measured {
  readonly width: number;
  readonly height: number;
  readonly fontFamily: string;
  readonly isInCockpit: boolean;
}

/** A ref for the element that the chart fills, and the context once it has a size; null before. */
export function useChartContext(): readonly [(element: HTMLElement | null) => void, ChartContext | null] {
  const { theme, locale, timeZone, messages } = useMetricdeck();
  const element = useRef<HTMLElement | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)", { unknown: true });
  const isPrinting = usePrinting();
  const reducedMotion = isPrinting || isStill;

  const leave = useRef<() => void>(undefined);
  const measure = useCallback((next: HTMLElement | null) => {
    leave.current?.();
    element.current = next;
    leave.current = next === null ? undefined : watch(next, setMeasured);
  }, []);

  // Not by `beforeprint`: the sheet is laid out only now, and what is drawn now is what it shows.
  const [onSheet, setOnSheet] = useState<number | null>(null);
  useEffect(() => {
    if (typeof matchMedia === "undefined") return;
    const print = matchMedia("print");
    const tell = () => flushSync(() => setOnSheet((print.matches && element.current?.clientWidth) || null));
    print.addEventListener("change", tell);
    return () => print.removeEventListener("change", tell);
  }, []);

  const context = useMemo(() => {
    if (measured === null) return null;
    const { isInCockpit, ...box } = measured;
    // A cockpit has the width of its sheet while it is still a page.
    const width = isPrinting && !isInCockpit ? (onSheet ?? onPaper(box.width)) : box.width;
    return { theme, locale, timeZone, messages, reducedMotion, ...box, width };
  }, [theme, locale, timeZone, messages, reducedMotion, measured, isPrinting, onSheet]);
  return [measure, context];
}

/** Tells what is measured of `element`, at once where it stands already, so that it is painted with its picture. */
function watch(element: HTMLElement, tell: (measured: Measured) => void): () => void {
  let [wide, high] = [0, 0];
  const measure = (size: Size) => {
    const [width, height] = [Math.floor(size.width), Math.floor(size.height)];
    // Hidden for a moment, by a tab or by a print preview: what was drawn stays.
    if (!(width > 0 && height > 0) || (width === wide && height === high)) return;
    [wide, high] = [width, height];
    tell({ width, height, fontFamily: getComputedStyle(element).fontFamily, isInCockpit: element.closest(".md-cockpit") !== null });
  };
  const { width, height } = getComputedStyle(element);
  measure({ width: Number.parseFloat(width), height: Number.parseFloat(height) });
  return observeSize(element, measure);
}

/** What A4 upright has between usual margins, in CSS pixels. */
const sheetWidth = 717;
/** Paddings of a widget, which are on paper what they are on a screen. */
const paddings = 40;

/** The page is laid out anew for its sheet, of which `beforeprint` tells nothing; the chart's share of it stays. */
function onPaper(width: number): number {
  return Math.max(1, Math.floor(Math.min(width, (width * sheetWidth) / innerWidth - paddings)));
}
