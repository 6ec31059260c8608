"use client";

import { useEffect, useRef, useState } from "react";
import type { PointerEvent as ReactPointerEvent, RefObject } from "react";
import { columnsOf } from "../../document/cockpitDocument.ts";
import type { Placement, Placements } from "../../document/cockpitDocument.ts";
import { gridMeasure } from "./gridMeasure.ts";
import type { GridMeasure } from "./gridMeasure.ts";
import type { Editor } from "./useEditor.ts";

export interface CellPointer {
  /** What a pointer does with the lifted widget; null: nothing. */
  readonly active: "move" | "resize" | null;
  readonly start: (event: ReactPointerEvent<HTMLElement>, id: string, kind: "move" | "resize") => void;
}

const slackPx = 4;
const edgePx = 48;

/**
 * Moves and resizes widgets by mouse, pen or finger. A finger has to take a handle, because elsewhere it scrolls the
 * page. Near an edge of what scrolls, the page scrolls along.
 */
export function useCellPointer(grid: RefObject<HTMLElement | null>, editor: Editor, places: Placements): CellPointer {
  const [active, setActive] = useState<CellPointer["active"]>(null);
  const latest = useRef({ editor, places });
  useEffect(() => {
    latest.current = { editor, places };
  });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  return {
    active,
    start(event, id, kind) {
      const { currentTarget, target, pointerId, pointerType, button } = event;
      const place = latest.current.places[id];
      const box = grid.current;
      if (button !== 0 || place === undefined || box === null || stop.current !== null) return;
      const handle = (target as HTMLElement).dataset["handle"];
      if (pointerType === "touch" && handle === undefined) return;
      if (kind === "move" && handle === "resize") return;
      const cell = currentTarget.closest<HTMLElement>("[data-widget]") ?? currentTarget;
      const from = { x: event.clientX, y: event.clientY };
      const held = heldAt(gridMeasureOf(box, latest.current.editor), place, from, kind);
      let last = from;
      let isGoing = false;
      let frame = 0;

      const follow = () => {
        const measure = gridMeasureOf(box, latest.current.editor);
        const cellNow = measure.cellOf({ x: last.x - held.x, y: last.y - held.y });
        if (kind === "move") {
          latest.current.editor.dragTo({ x: Math.round(cellNow.x), y: Math.max(0, Math.round(cellNow.y)) });
          const origin = measure.pointOf(place);
          const offset = { x: last.x - held.x - origin.x, y: last.y - held.y - origin.y };
          cell.style.translate = `${offset.x}px ${offset.y}px`;
        } else {
          latest.current.editor.dragSize({ w: Math.round(cellNow.x) - place.x, h: Math.round(cellNow.y) - place.y });
        }
      };
      const scrolling = () => {
        // No further than the grid reaches: what is dragged would make the page longer and longer.
        const { top, bottom } = box.getBoundingClientRect();
        const lowest = globalThis.innerHeight - edgePx;
        const by = last.y < edgePx && top < edgePx ? -12 : last.y > lowest && bottom > lowest ? 12 : 0;
        if (by !== 0) {
          scroller(box).scrollBy({ top: by, behavior: "instant" });
          follow();
        }
        frame = requestAnimationFrame(scrolling);
      };
      const onMove = (moved: PointerEvent) => {
        if (moved.pointerId !== pointerId) return;
        last = { x: moved.clientX, y: moved.clientY };
        if (!isGoing) {
          if (Math.hypot(last.x - from.x, last.y - from.y) < slackPx) return;
          isGoing = true;
          latest.current.editor.lift(id, false);
          cell.dataset["dragged"] = kind;
          setActive(kind);
          frame = requestAnimationFrame(scrolling);
        }
        follow();
      };
      const finish = (isKept: boolean) => {
        cancelAnimationFrame(frame);
        document.removeEventListener("pointermove", onMove);
        document.removeEventListener("pointerup", onUp);
        document.removeEventListener("pointercancel", onCancel);
        document.removeEventListener("keydown", onKey, true);
        stop.current = null;
        cell.style.translate = "";
        delete cell.dataset["dragged"];
        setActive(null);
        if (!isGoing) return;
        if (isKept) latest.current.editor.drop();
        else latest.current.editor.takeBack();
      };
      const onUp = (up: PointerEvent) => up.pointerId === pointerId && finish(true);
      const onCancel = (gone: PointerEvent) => gone.pointerId === pointerId && finish(false);
      const onKey = (pressed: KeyboardEvent) => {
        if (pressed.key !== "Escape") return;
        pressed.preventDefault();
        pressed.stopPropagation();
        finish(false);
      };
      document.addEventListener("pointermove", onMove);
      document.addEventListener("pointerup", onUp);
      document.addEventListener("pointercancel", onCancel);
      document.addEventListener("keydown", onKey, true);
      stop.current = () => finish(false);
    },
  };
}

function gridMeasureOf(grid: HTMLElement, { state }: Editor): GridMeasure {
  const { left, right, top, width } = grid.getBoundingClientRect();
  const { columnGap, gridTemplateRows, direction } = getComputedStyle(grid);
  const isRightToLeft = direction === "rtl";
  return gridMeasure({
    start: isRightToLeft ? right : left,
    top,
    width,
    columns: columnsOf[state.at],
    gap: Number.parseFloat(columnGap) || 0,
    // As they are laid out, those that no rule names among them.
    rows: gridTemplateRows.split(" ").map(Number.parseFloat).filter(Number.isFinite),
    row: Number.parseFloat(getComputedStyle(grid).getPropertyValue("--md-cockpit-row")) || 56,
    isRightToLeft,
  });
}

/** From the place's corner to where it was taken: its first corner for moves, its last for sizes. */
function heldAt({ pointOf }: GridMeasure, { x, y, w, h }: Placement, from: { readonly x: number; readonly y: number }, kind: "move" | "resize") {
  const corner = pointOf(kind === "move" ? { x, y } : { x: x + w, y: y + h });
  return { x: from.x - corner.x, y: from.y - corner.y };
}

function scroller(element: HTMLElement): Element {
  for (let one = element.parentElement; one !== null; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement ?? document.documentElement;
}
