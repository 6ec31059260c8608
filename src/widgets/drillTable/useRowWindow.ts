"use client";

// The compiler's rules: a virtualizer is read where it draws, and what it moves is the page's own element.
// oxlint-disable react/refs, react/immutability
import { elementScroll, Virtualizer } from "@tanstack/react-virtual";
import type { VirtualizerOptions } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from "react";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { observeSize } from "../../charts/observeSize.ts";
import { rowScale, rowsWithin } from "./rowScale.ts";

export interface RowWindowOptions {
  /** In what is scrolled; it is moved where rows stand elsewhere than the scrollbar says. */
  readonly body: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Of what stays on top. */
  readonly headHeight: number;
  /** Of the scroller, until it is measured. */
  readonly initialHeight: number;
}

/** Half-open: the rows to draw. */
interface RowWindowSpan {
  readonly from: number;
  readonly to: number;
}

export interface RowWindow extends RowWindowSpan {
  /** Rows that are in sight. */
  readonly page: number;
  /** Of the body, in CSS pixels. */
  readonly height: number;
  /** From the start of the body, in CSS pixels. */
  readonly top: (index: number) => number;
  readonly reveal: (index: number) => void;
}

/** Rows to a piece: the virtualizer keeps a list of pieces, and a million rows are a long list. */
const pieceRows = 4;

/** Which rows are near the screen, of whatever many. */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { body, count, rowHeight, headHeight, initialHeight } = options;
  const measured = useRef(initialHeight);
  const view = Math.max(rowHeight, measured.current - headHeight);
  const scale = rowScale(count * rowHeight, view);
  const latest = useRef({ ratio: scale.ratio, base: 0 });
  const moved = useCallback(
    (element: HTMLElement): number => {
      const { ratio, base } = latest.current;
      const offset = element.scrollTop * ratio;
      if (body.current !== null) body.current.style.transform = ratio === 1 ? "" : `translateY(${element.scrollTop - offset + base}px)`;
      return offset;
    },
    [body],
  );
  const virtualizer = useVirtualRows({
    scrollToFn: elementScroll,
    count: Math.ceil(count / pieceRows),
    getScrollElement: () => scrollerOf(body),
    estimateSize: () => pieceRows * rowHeight,
    overscan: 1,
    initialRect: { width: 0, height: initialHeight - headHeight },
    observeElementRect: ({ scrollElement }, tell) =>
      scrollElement === null
        ? undefined
        : observeSize(scrollElement, ({ width, height }) => {
            if (height === 0) return;
            measured.current = height;
            tell({ width: Math.round(width), height: Math.max(rowHeight, Math.round(height - headHeight)) });
          }),
    observeElementOffset: ({ scrollElement }, tell) => {
      if (scrollElement === null) return undefined;
      const onScroll = () => tell(moved(scrollElement), true);
      tell(moved(scrollElement), false);
      scrollElement.addEventListener("scroll", onScroll, { passive: true });
      return () => scrollElement.removeEventListener("scroll", onScroll);
    },
  });
  const measuredFor = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measuredFor.current === rowHeight) return;
    measuredFor.current = rowHeight;
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const pieces = virtualizer.getVirtualItems().map(({ index }) => index);
  const offset = virtualizer.scrollOffset ?? 0;
  const isInSight = (piece: number) => virtualizer.range !== null && piece >= virtualizer.range.startIndex && piece <= virtualizer.range.endIndex;
  // After a jump only what is in sight; what is beside it follows with the next scroll, or with its end.
  const before = useRef<RowWindowSpan | null>(null);
  const drawn = spanOf(virtualizer.isScrolling && isApart(spanOf(pieces), before.current) ? pieces.filter(isInSight) : pieces);
  const { from, to } = rowsWithin(drawn, { count, first: Math.floor(offset / rowHeight), page: Math.ceil(view / rowHeight) });
  const base = scale.base(from * rowHeight);
  useLayoutEffect(() => {
    before.current = { from, to };
    latest.current = { ratio: scale.ratio, base };
    // To read where it is scrolled to costs a layout: where rows stand as the scrollbar says, nothing is to be moved.
    const element = scrollerOf(body);
    if (element !== null && (scale.ratio !== 1 || body.current?.style.transform)) moved(element);
  });
  return {
    from,
    to,
    page: Math.max(1, Math.floor(view / rowHeight)),
    height: scale.height,
    top: (index) => index * rowHeight - base,
    reveal: (index) => {
      const element = scrollerOf(body);
      if (element === null) return;
      const { ratio } = latest.current;
      const seen = element.scrollTop * ratio;
      const inSight = (element.clientHeight || initialHeight) - headHeight;
      const start = index * rowHeight;
      if (start < seen) element.scrollTop = start / ratio;
      else if (start + rowHeight > seen + inSight) element.scrollTop = (start + rowHeight - inSight) / ratio;
    },
  };
}

/** Redraws with the scroll that asks for it, so that no frame is blank. */
function useVirtualRows(options: VirtualizerOptions<HTMLElement, HTMLElement>): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const own = { ...options, onChange: (_: unknown, isSync: boolean) => (isSync ? flushSync(redraw) : redraw()) };
  const [virtualizer] = useState(() => new Virtualizer(own));
  virtualizer.setOptions(own);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

function spanOf(pieces: readonly number[]): RowWindowSpan {
  return { from: (pieces[0] ?? 0) * pieceRows, to: ((pieces.at(-1) ?? -1) + 1) * pieceRows };
}

function isApart({ from, to }: RowWindowSpan, before: RowWindowSpan | null): boolean {
  return before !== null && (to <= before.from || from >= before.to);
}

/** Found from within: what a component stands in is there later than what stands in it. */
function scrollerOf(body: RefObject<HTMLElement | null>): HTMLElement | null {
  return body.current?.closest<HTMLElement>("[role='treegrid']") ?? null;
}
