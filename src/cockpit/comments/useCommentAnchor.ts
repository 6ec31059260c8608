"use client";

import type { Catalog } from "../../query/catalog.ts";
import type { CommentAnchor } from "../../query/comments.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";

/** What is chosen now, as a thread remembers it: the filter, and the dates that a relative range means today. */
export function useCommentAnchor(base: CommentAnchor): CommentAnchor {
  const { catalog, now, timeZone, weekStart, fiscalStart, business } = useProvided<Catalog>();
  const { filter, range } = resolveFor(useSelection().clauses, "");
  if (range === null) return { ...base, ...(filter && { filter }) };
  const clock = clockOf({ timeZone, weekStart, ...(fiscalStart && { fiscalStart }), ...(business && { business }) }, now(), catalog.calendars);
  const { from, to } = resolveRange(range, clock, { path: "range" });
  const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return { ...base, time, ...(filter && { filter }) };
}
