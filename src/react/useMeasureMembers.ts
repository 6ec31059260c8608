"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Catalog } from "../query/catalog.ts";
import { part } from "./part.ts";
import { usePart } from "./usePart.ts";
import { useProvided } from "./useProvided.ts";

const keepingPart = part(() => import("./keepMembers.ts"));

/**
 * Has the members asked for that the page's measure conditions mean, as long as it is mounted. For all that bring clauses or
 * show them, so that one from a link, a view or a drill needs no control of its own on the page.
 */
export function useMeasureMembers(): void {
  const { client, catalog, timeZone, weekStart, fiscalStart, business } = useProvided<Catalog>();
  const { subscribe, getSnapshot } = client.selection;
  const hasOne = () => getSnapshot().some(({ measure }) => measure);
  const isNeeded = useSyncExternalStore(subscribe, hasOne, hasOne);
  const keeping = usePart(keepingPart, isNeeded);
  useEffect(() => {
    if (isNeeded) return keeping?.keepMembers({ client, catalog, timeZone, weekStart, fiscalStart, business });
  }, [isNeeded, keeping, client, catalog, timeZone, weekStart, fiscalStart, business]);
}
