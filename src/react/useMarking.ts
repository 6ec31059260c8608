"use client";

import { part } from "./part.ts";
import { usePart } from "./usePart.ts";
import type { markedBy, meets } from "../selection/meets.ts";

export interface Marking {
  readonly markedBy: typeof markedBy;
  readonly meets: typeof meets;
}

/** Which rows a highlight means: loaded for the first one. */
const markingPart = part<Marking>(() => import("../selection/meets.ts"));

/** Undefined or null while nothing is to be marked, or it is not known how. */
export function useMarking(isNeeded: boolean): Marking | null | undefined {
  return usePart(markingPart, isNeeded);
}
