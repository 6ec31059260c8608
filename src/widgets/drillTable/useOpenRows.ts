"use client";

import { useCallback, useMemo, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import type { OpenRows } from "../../selection/clause.ts";
import { openSource } from "../../selection/openSource.ts";
import { clear } from "../../selection/selection.ts";
import { closed, drillFrom, drillState, openOf } from "./drillState.ts";
import type { DrillAction, DrillState } from "./drillState.ts";

/**
 * What is open in a table. Of one that the host gave an id it is a clause of the page, so that links, back and saved views have
 * it; which pages were scrolled into view is the table's own.
 * @param id the host's; undefined: it gave none
 */
export function useOpenRows(id: string | undefined, levels: readonly string[]): { readonly drill: DrillState; readonly dispatch: (action: DrillAction) => void } {
  const { catalog, client } = useProvided<Catalog>();
  const { clauses } = useSelection();
  const [own, setOwn] = useState<OpenRows | undefined>(undefined);
  const [pages, setPages] = useState(closed.pages);
  const { selection } = client;
  const source = id === undefined ? null : openSource(id);
  const open = source === null ? own : clauses.find((clause) => clause.source === source)?.open;
  const names = levels.join(" ");
  const dimensions = useMemo(() => (names === "" ? [] : names.split(" ").map((name) => catalog.dimensions[name])), [names, catalog]);
  const opened = useMemo(() => drillFrom(open, dimensions), [open, dimensions]);
  const drill = useMemo(() => ({ ...opened, pages }), [opened, pages]);

  const dispatch = useCallback(
    (action: DrillAction) => {
      const after = (now: OpenRows | undefined): OpenRows | undefined => {
        return action.type === "ask" ? now : openOf(drillState(drillFrom(now, dimensions), action));
      };
      setPages((before) => drillState({ ...opened, pages: before }, action).pages);
      if (source === null) return setOwn(after);
      selection.update((all) => {
        const now = all.find((clause) => clause.source === source)?.open;
        const next = after(now);
        if (next === now) return all;
        return next === undefined ? clear(all, source) : [...clear(all, source), { source, open: next }];
      });
    },
    [opened, dimensions, source, selection],
  );
  return { drill, dispatch };
}
