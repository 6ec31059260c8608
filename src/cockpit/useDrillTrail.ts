"use client";

import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import { keptState } from "../react/keptState.ts";
import { useProvided } from "../react/useProvided.ts";
import { backAlong, carried } from "../selection/trail.ts";
import type { DrillPoint, DrillTarget, Trail, TrailStep } from "../selection/trail.ts";
import type { LocalizedText } from "../query/locale.ts";
import { placeOnPage, returnTo } from "./pagePlace.ts";

export interface DrillTrailOptions {
  /** Id of the cockpit that is shown. */
  readonly cockpit: string;
  readonly label: string | LocalizedText;
  /** Around the widgets: what is scrolled and focused in it is found again. */
  readonly root: RefObject<HTMLElement | null>;
  /** Shows a cockpit: called after the selection is what it is to be there. */
  readonly onOpen: (cockpit: string) => void;
  /** The way so far, where the host keeps it (in the address); null: none. Left out, it is kept here. */
  readonly value?: Trail | null;
  readonly onChange?: (trail: Trail) => void;
}

export interface DrillTrailState {
  readonly trail: Trail;
  /** What is shown. */
  readonly label: string | LocalizedText;
  /** Opens another cockpit over what is meant, with the page's filters carried along. */
  readonly drillTo: (target: DrillTarget, point: DrillPoint) => void;
  /** To a step of the way, by default the last one: its filters, scroll position, order of rows and focus. */
  readonly back: (depth?: number) => void;
  /** For the element around the page: Alt with the left arrow goes back. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The way that drills have taken from cockpit to cockpit, and back along it. */
export function useDrillTrail({ cockpit, label, root, onOpen, value, onChange }: DrillTrailOptions): DrillTrailState {
  const { client } = useProvided();
  const [own, setOwn] = useState<Trail>([]);
  const trail = value === undefined ? own : (value ?? []);
  const returning = useRef<TrailStep | null>(null);
  // What is put back is the page's, and only there once the cockpit is rendered.
  useEffect(() => {
    const step = returning.current;
    if (step?.cockpit !== cockpit || root.current === null) return;
    returning.current = null;
    return returnTo(step.place, root.current);
  }, [cockpit, root, trail.length]);

  const change = (next: Trail) => {
    onChange?.(next);
    if (value === undefined) setOwn(next);
  };
  const back = (depth?: number) => {
    const found = backAlong(trail, depth);
    if (found === null) return;
    const { step } = found;
    const kept = keptState(client);
    for (const [id, state] of Object.entries(step.place.widgets)) kept.set(id, state);
    returning.current = step;
    client.selection.update(() => step.selection);
    change(found.trail);
    onOpen(step.cockpit);
  };
  return {
    trail,
    label,
    back,
    drillTo(target, point) {
      const selection = client.selection.getSnapshot();
      const widgets = Object.fromEntries(keptState(client));
      const place = root.current === null ? { scrolled: {}, focus: null, widgets } : placeOnPage(root.current, widgets);
      client.selection.update(() => carried(selection, point, target, label));
      change([...trail, { cockpit, label, selection, place }]);
      onOpen(target.cockpit);
    },
    onKeyDown(event) {
      if (event.key !== "ArrowLeft" || !event.altKey || event.defaultPrevented || trail.length === 0) return;
      event.preventDefault();
      back();
    },
  };
}
