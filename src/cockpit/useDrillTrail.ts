"use client";

import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import type { LocalizedText } from "../query/locale.ts";
import { useMeasureMembers } from "../react/useMeasureMembers.ts";
import { useProvided } from "../react/useProvided.ts";
import { useSelection } from "../react/useSelection.ts";
import type { Selection, Trail } from "../selection/clause.ts";
import { clear } from "../selection/selection.ts";
import { backAlong, carried } from "../selection/trail.ts";
import type { DrillPoint, DrillTarget } from "../selection/trail.ts";
import { handOver } from "../selection/handOver.ts";
import { arriveAt, placeOnPage, returnTo } from "./pagePlace.ts";

type Label = string | LocalizedText;

export interface DrillTrailOptions {
  /** Id of the cockpit that is shown; without `onOpen` the one that a way starts from. */
  readonly cockpit: string;
  /** What a cockpit is called. Of one that a link names only a function knows more than its id. */
  readonly label: Label | ((cockpit: string) => Label);
  /** Around the widgets, and best around the way, too: what is scrolled and focused in it is found again. */
  readonly root: RefObject<HTMLElement | null>;
  /**
   * Shows a cockpit: called after the selection is what it is to be there. Left out, the way is a part of the selection: what
   * to show is the answer's `cockpit`, and `useUrlState` keeps it in the address.
   */
  readonly onOpen?: (cockpit: string) => void;
  /** The way so far, where the host keeps it beside `onOpen`; null: none. */
  readonly value?: Trail | null;
  readonly onChange?: (trail: Trail) => void;
}

export interface DrillTrailState {
  readonly trail: Trail;
  /** The one to show. */
  readonly cockpit: string;
  /** What it is called. */
  readonly label: Label;
  /** Opens another cockpit over what is meant, with the page's filters carried along. A focus that goes with what was left comes to the way, or the heading, of what is opened. */
  readonly drillTo: (target: DrillTarget, point: DrillPoint) => void;
  /** To a step of the way, by default the last one: its filters, scroll position, order of rows and focus. */
  readonly back: (depth?: number) => void;
  /** For the element around the page: Alt with the left arrow goes back. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The source of the clause that says which way was taken. */
const source = "way";

/** The way that drills have taken from cockpit to cockpit, and back along it. */
export function useDrillTrail({ cockpit: given, label, root, onOpen, value, onChange }: DrillTrailOptions): DrillTrailState {
  const { client } = useProvided();
  const { clauses } = useSelection();
  useMeasureMembers();
  const [own, setOwn] = useState<Trail>([]);
  const way = onOpen === undefined ? clauses.find((clause) => clause.source === source)?.way : undefined;
  const trail = onOpen === undefined ? (way?.trail ?? []) : value === undefined ? own : (value ?? []);
  const cockpit = way?.cockpit ?? given;
  const title = typeof label === "function" ? label(cockpit) : label;

  const before = useRef(trail);
  const length = trail.length;
  const hasDrilled = useRef(false);
  // What is put back is the page's, and only there once the cockpit is rendered: after `back`, and after the browser's own.
  useEffect(() => {
    const step = before.current[length];
    if (root.current === null) return;
    if (step?.cockpit === cockpit) return returnTo(step.place, root.current);
    if (hasDrilled.current) return arriveAt(root.current);
  }, [cockpit, root, length]);
  useEffect(() => {
    before.current = trail;
  });

  const go = (to: string, next: Trail, selection: Selection, isWhole: boolean) => {
    onChange?.(next);
    const rest = clear(selection, source);
    const said = onOpen === undefined && next.length > 0 ? [...rest, { source, way: { cockpit: to, trail: next } }] : rest;
    handOver(client.selection, said, { isWhole });
    if (onOpen === undefined) return;
    if (value === undefined) setOwn(next);
    onOpen(to);
  };
  const back = (depth?: number) => {
    const found = backAlong(trail, depth);
    if (found !== null) go(found.step.cockpit, found.trail, found.step.selection, true);
  };
  return {
    trail: typeof label === "function" ? trail.map((step) => ({ ...step, label: label(step.cockpit) })) : trail,
    cockpit,
    label: title,
    back,
    drillTo(target, point) {
      const selection = clear(client.selection.getSnapshot(), source);
      const place = root.current === null ? { scrolled: {}, focus: null } : placeOnPage(root.current);
      hasDrilled.current = true;
      const left = { cockpit, label: title, selection, place };
      go(target.cockpit, [...trail, left], carried(selection, point, target, title), false);
    },
    onKeyDown(event) {
      if (event.key !== "ArrowLeft" || !event.altKey || event.defaultPrevented || trail.length === 0) return;
      event.preventDefault();
      back();
    },
  };
}
