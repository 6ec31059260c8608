"use client";

import { useEffect } from "react";
import type { RefObject } from "react";
import { partTops } from "./partTops.ts";

/** How long a part of a list is shown at least, in seconds. */
const leastSeconds = 2;

/** Shows what is higher than the screen part by part, for an equal share of the time each, and so the lists in each part. */
export function useParts(stage: RefObject<HTMLElement | null>, index: number, seconds: number, isHeld: boolean): void {
  useEffect(() => {
    const page = stage.current?.children[index];
    if (page === undefined || isHeld) return;
    page.scrollTo({ top: 0 });
    let second = 0;
    let shown = 0;
    const timer = setInterval(() => {
      const tops = topsIn(page);
      const share = seconds / tops.length;
      const due = Math.floor(second / share);
      const since = second - due * share;
      // A cockpit that is alone begins again.
      second = (second + 1) % Math.max(1, seconds);
      const top = tops[due];
      if (top === undefined) return;
      if (due !== shown) page.scrollTo({ top });
      shown = due;
      for (const list of listsIn(page)) showList(list, since / share, share);
    }, 1000);
    return () => clearInterval(timer);
  }, [stage, index, seconds, isHeld]);
}

function topsIn(page: Element): readonly number[] {
  const start = page.getBoundingClientRect().top - page.scrollTop;
  const widgets = Array.from(page.querySelectorAll(".md-cockpit-cell, .md-frame, .md-kpi"), (cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return { top: top - start, bottom: bottom - start };
  });
  return partTops(widgets, { height: page.clientHeight, total: page.scrollHeight });
}

/** What scrolls in the widgets that are to be seen. */
function listsIn(page: Element): readonly Element[] {
  const screen = page.getBoundingClientRect();
  return Array.from(page.querySelectorAll(".md-cockpit-cell *")).filter((element) => {
    if (element.scrollHeight <= element.clientHeight + 8 || element.clientHeight < 40) return false;
    if (!/auto|scroll/.test(getComputedStyle(element).overflowY)) return false;
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > screen.top && top < screen.bottom;
  });
}

/** @param passed share of its time, in [0, 1); heads that stay in sight take some of what a part shows */
function showList(list: Element, passed: number, seconds: number): void {
  const step = list.clientHeight * 0.8;
  const all = Math.ceil((list.scrollHeight - list.clientHeight) / step) + 1;
  const parts = Math.max(1, Math.min(all, Math.floor(seconds / leastSeconds)));
  const top = Math.floor(passed * parts) * step;
  if (Math.abs(list.scrollTop - Math.min(top, list.scrollHeight - list.clientHeight)) > 1) list.scrollTo({ top });
}
