"use client";

import { useLayoutEffect } from "react";
import type { RefObject } from "react";
import { focusedBeside } from "../../react/focusedBeside.ts";
import { memberKey, pathOf } from "./drillPath.ts";
import type { DrillTableActions } from "./drillTableModel.ts";

/** The row that was gone into: the focus goes to it where it is among the rows, else to the first of them. */
export interface RowWay {
  readonly row: string;
  /** Whether the rows it leads to are still to come. */
  readonly isTaken: boolean;
}

/** The same actions; those that lead into a row's branch or out of it are remembered. */
export function onTheWay(actions: DrillTableActions, way: RefObject<RowWay | null>): DrillTableActions {
  return {
    ...actions,
    enter(key) {
      way.current = { row: key, isTaken: true };
      actions.enter(key);
    },
    leave(depth) {
      const row = way.current?.row ?? "";
      const path = pathOf(row);
      way.current = { row: path === null ? row : memberKey(path.slice(0, depth + 1)), isTaken: true };
      actions.leave(depth);
    },
  };
}

/** Gives the focus to the rows at the end of the way, unless a person took it elsewhere meanwhile. */
export function useRowWay(
  way: RefObject<RowWay | null>,
  grid: RefObject<HTMLElement | null>,
  depth: number,
  arrive: (row: string) => void,
): void {
  useLayoutEffect(() => {
    if (way.current?.isTaken !== true) return;
    const { row } = way.current;
    way.current = { row, isTaken: false };
    const activeElement = grid.current === null ? document.activeElement : focusedBeside(grid.current);
    const isLeft = activeElement === null || activeElement === document.body || activeElement === grid.current?.closest(".md-frame-body");
    if (isLeft || grid.current?.contains(activeElement) === true) arrive(row);
    // It arrives once, however often it is drawn there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [depth]);
}
