"use client";

import { isValidElement, useEffect } from "react";
import type { ReactNode } from "react";
import { useProvided } from "../react/useProvided.ts";
import { isSaid } from "../selection/clause.ts";
import type { CockpitEntry } from "./cockpitItems.ts";
import { takeBackByKey } from "./takeBackByKey.ts";

interface CockpitKeysProps {
  /** Id of an element inside the cockpit's own section. */
  readonly within: string;
  readonly entries: readonly CockpitEntry[];
  readonly sourceOf: (id: string) => string;
  /** Whether its entries are all widgets, so that what they say is a cross-filter also where a link has lost its origin. */
  readonly isAllWidgets: boolean;
}

/** Esc in a cockpit takes back what one of its widgets said last; its chips read out what is left. */
export function CockpitKeys({ within, entries, sourceOf, isAllWidgets }: CockpitKeysProps) {
  const { selection } = useProvided().client;
  useEffect(() => {
    const widgets = entries.map(({ id, content }) => ownId(content) ?? sourceOf(id));
    const onKeyDown = (event: KeyboardEvent) => {
      const cockpit = document.getElementById(within)?.closest("section");
      if (cockpit == null) return;
      takeBackByKey(event, cockpit, selection, (clause) =>
        widgets.includes(clause.source) && isSaid(clause) && (isAllWidgets || clause.origin !== undefined),
      );
    };
    // Above all roots of React, whose handlers have the key first.
    globalThis.addEventListener("keydown", onKeyDown);
    return () => globalThis.removeEventListener("keydown", onKeyDown);
  });
  return null;
}

function ownId(content: ReactNode): string | undefined {
  return isValidElement<{ readonly id?: string }>(content) ? content.props.id : undefined;
}
