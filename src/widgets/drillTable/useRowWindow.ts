"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";
import { observeSize } from "../../charts/observeSize.ts";
import { rowScale, rowsWithin } from "./rowScale.ts";

export interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  /** What is moved where rows stand elsewhere than the scrollbar says. */
  readonly body: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Of what stays on top. */
  readonly headHeight: number;
  /** Of the scroller, until it is measured. */
  readonly initialHeight: number;
}

export interface RowWindow {
  /** Half-open: the rows to draw. */
  readonly from: number;
  readonly to: number;
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
  const { scroller, body, count, rowHeight, headHeight, initialHeight } = options;
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
  // The compiler's rule: what it gives is read where it is made, and handed on to nobody.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: Math.ceil(count / pieceRows),
    getScrollElement: () => scroller.current,
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
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const pieces = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const drawn = { from: (pieces[0]?.index ?? 0) * pieceRows, to: ((pieces.at(-1)?.index ?? -1) + 1) * pieceRows };
  const { from, to } = rowsWithin(drawn, { count, first: Math.floor(offset / rowHeight), page: Math.ceil(view / rowHeight) });
  const base = scale.base(from * rowHeight);
  useLayoutEffect(() => {
    latest.current = { ratio: scale.ratio, base };
    // To read where it is scrolled to costs a layout: where rows stand as the scrollbar says, nothing is to be moved.
    if (scroller.current !== null && (scale.ratio !== 1 || body.current?.style.transform)) moved(scroller.current);
  });
  return {
    from,
    to,
    page: Math.max(1, Math.floor(view / rowHeight)),
    height: scale.height,
    top: (index) => index * rowHeight - base,
    reveal: (index) => {
      const element = scroller.current;
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
