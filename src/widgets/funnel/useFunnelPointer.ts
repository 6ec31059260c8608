"use client";

import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { useDataCursor } from "../chart/useDataCursor.ts";
import type { DataCursor } from "../chart/useDataCursor.ts";
import type { FunnelPlace } from "./funnelReading.ts";

/** Whom a click or Enter asks for. */
export type FunnelOutcome = "reached" | "dropped";

export interface FunnelPointerOptions {
  readonly points: number;
  readonly segments: number;
  readonly onActivate?: ((place: FunnelPlace, outcome: FunnelOutcome) => void) | undefined;
  /** Whether someone may have dropped off there. Default: nowhere. */
  readonly isDroppable?: (point: number) => boolean;
  /** Which segment is meant at a height of the plot, in its pixels, where all stand in one place. */
  readonly segmentAt?: ((point: number, y: number) => number) | undefined;
}

export interface FunnelPointer {
  /** By the keyboard, else by the pointer; null where nothing is pointed at. */
  readonly place: FunnelPlace | null;
  /** Whether the keyboard is there: then it is said aloud. */
  readonly isFocused: boolean;
  readonly plot: RefObject<HTMLDivElement | null>;
  readonly handlers: DataCursor["handlers"] & {
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onClick: (event: MouseEvent) => void;
  };
}

/** What is pointed at among elements that carry `data-place`: by mouse, finger or keyboard. */
export function useFunnelPointer(options: FunnelPointerOptions): FunnelPointer {
  const { points, segments, onActivate, isDroppable = () => false, segmentAt } = options;
  const plot = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<FunnelPlace | null>(null);
  const cursor = useDataCursor({
    points,
    series: segments,
    onActivate: ({ point, series }) => onActivate?.({ point, segment: series }, "reached"),
  });
  const focused = cursor.place === null ? null : { point: cursor.place.point, segment: cursor.place.series };
  const anchor = focused === null ? null : anchorOf(focused);
  useEffect(() => {
    if (anchor !== null) plot.current?.querySelector(`[data-place="${anchor}"]`)?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [anchor]);
  const place = focused ?? (hover !== null && hover.point < points && hover.segment < segments ? hover : null);
  return {
    place,
    isFocused: focused !== null,
    plot,
    handlers: {
      ...cursor.handlers,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === "Enter" && event.shiftKey && focused !== null && isDroppable(focused.point)) {
          event.preventDefault();
          if (!event.repeat) onActivate?.(focused, "dropped");
        } else cursor.handlers.onKeyDown(event);
      },
      onPointerMove: ({ target }) => {
        const next = placeAt(target)?.place ?? null;
        setHover((before) => (before?.point === next?.point && before?.segment === next?.segment ? before : next));
      },
      onPointerLeave: () => setHover(null),
      onClick: ({ target, clientY }) => {
        const at = placeAt(target);
        if (at === null) return;
        const { point, segment } = at.place;
        const top = plot.current?.getBoundingClientRect().top ?? 0;
        onActivate?.({ point, segment: segmentAt?.(point, clientY - top) ?? segment }, at.outcome);
      },
    },
  };
}

export function anchorOf({ point, segment }: FunnelPlace): string {
  return `${point} ${segment}`;
}

function placeAt(target: EventTarget): { readonly place: FunnelPlace; readonly outcome: FunnelOutcome } | null {
  if (!(target instanceof Element)) return null;
  const [point, segment] = target.closest("[data-place]")?.getAttribute("data-place")?.split(" ").map(Number) ?? [];
  if (point === undefined || segment === undefined) return null;
  return { place: { point, segment }, outcome: target.closest("[data-outcome]") === null ? "reached" : "dropped" };
}
