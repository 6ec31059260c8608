"use client";

import { useEffect, useRef, useState } from "react";
import type { PointerEvent } from "react";
import { nearestIndex } from "../../charts/decimate.ts";
import type { CursorPlace } from "../chart/dataCursor.ts";
import type { SharedCursor } from "../chart/sharedCursor.ts";
import { hit } from "./trendHit.ts";
import { timeAt } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import type { Buckets } from "./TrendRange.tsx";

export interface TrendGestureOptions {
  readonly model: TrendModel;
  readonly layout: TrendLayout;
  readonly series: readonly TrendSeries[];
  readonly source: string;
  readonly shared: SharedCursor;
  readonly onActivate: (place: CursorPlace) => void;
  readonly onBrush: ((buckets: Buckets) => void) | undefined;
}

export interface TrendGesture {
  /** What is pointed at. */
  readonly hover: CursorPlace | null;
  /** From where to where a drag has come, in pixels. */
  readonly drag: { readonly from: number; readonly to: number } | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
    readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  };
}

interface Press {
  readonly x: number;
  readonly hasMoved: boolean;
}

const DRAG_PX = 5;

/**
 * A mouse hovers, and its click activates. A finger has no hover: a tap points, a second tap on the same place
 * activates, a tap elsewhere ends it. Dragging sideways points along, or brushes; up and down is the page's, and so
 * are two fingers.
 */
export function useTrendGesture(options: TrendGestureOptions): TrendGesture {
  const { model, layout, series, source, shared, onActivate, onBrush } = options;
  const [hover, setHover] = useState<CursorPlace | null>(null);
  const [touched, setTouched] = useState<EventTarget | null>(null);
  const [drag, setDrag] = useState<TrendGesture["drag"]>(null);
  const pressed = useRef<Press | null>(null);

  const leave = () => {
    setHover(null);
    setTouched(null);
    if (shared.get()?.source === source) shared.set(null);
  };
  const letGo = () => {
    pressed.current = null;
    setDrag(null);
  };
  const pointAt = (found: CursorPlace | null, { pointerType, currentTarget }: PointerEvent) => {
    setHover((last) => (isSame(last, found) ? last : found));
    setTouched(pointerType === "touch" ? currentTarget : null);
    shared.set(found && { time: model.times[found.point] as number, source });
  };

  useEffect(() => {
    if (touched === null) return;
    const onElsewhere = ({ target }: Event) => {
      if (target === touched) return;
      setHover(null);
      setTouched(null);
      if (shared.get()?.source === source) shared.set(null);
    };
    document.addEventListener("pointerdown", onElsewhere);
    return () => document.removeEventListener("pointerdown", onElsewhere);
  }, [touched, shared, source]);

  return {
    hover,
    drag,
    handlers: {
      onPointerDown(event) {
        if (!event.isPrimary) letGo();
        if (!event.isPrimary || event.button !== 0) return;
        pressed.current = { x: positionOf(event).x, hasMoved: false };
        event.currentTarget.setPointerCapture?.(event.pointerId);
      },
      onPointerMove(event) {
        if (!event.isPrimary) return;
        const at = positionOf(event);
        const press = pressed.current;
        const hasMoved = press !== null && (press.hasMoved || Math.abs(at.x - press.x) > DRAG_PX);
        if (event.pointerType === "touch" && !hasMoved) return;
        pointAt(hit(model, layout, series, at), event);
        if (!hasMoved) return;
        pressed.current = { x: press.x, hasMoved };
        if (onBrush !== undefined) setDrag({ from: press.x, to: at.x });
      },
      onPointerUp(event) {
        const press = pressed.current;
        if (drag !== null) {
          const [first, last] = [drag.from, drag.to]
            .map((edge) => nearestIndex(model.times, timeAt(layout, edge)))
            .sort((a, b) => a - b) as [number, number];
          onBrush?.({ first, last });
        } else if (press !== null && !press.hasMoved) {
          const found = hit(model, layout, series, positionOf(event));
          const isMeant = event.pointerType !== "touch" || isSame(hover, found);
          if (found !== null && isMeant) onActivate(found);
          pointAt(found, event);
        }
        letGo();
      },
      onPointerCancel() {
        letGo();
        leave();
      },
      onPointerLeave(event) {
        // A finger that is lifted leaves too; what it has pointed at stays.
        if (event.pointerType !== "touch") leave();
      },
    },
  };
}

function positionOf(event: PointerEvent<HTMLElement>): { readonly x: number; readonly y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function isSame(a: CursorPlace | null, b: CursorPlace | null): boolean {
  return a?.point === b?.point && a?.series === b?.series;
}
