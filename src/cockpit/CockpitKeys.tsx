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
}

/** Esc in a cockpit takes back what one of its widgets said last; its chips read out what is left. */
export function CockpitKeys({ within, entries, sourceOf }: CockpitKeysProps) {
  const { selection } = useProvided().client;
  useEffect(() => {
    const saying = new Map(entries.map(({ id, content }) => saidBy(content, sourceOf(id))));
    const onKeyDown = (event: KeyboardEvent) => {
      const cockpit = document.getElementById(within)?.closest("section");
      if (cockpit == null) return;
      takeBackByKey(event, cockpit, selection, (clause) =>
        isSaid(clause) &&
        (saying.get(clause.source) === "widget" ||
          (clause.origin !== undefined && (saying.has(clause.source) || cockpit.contains(document.getElementById(clause.source))))),
      );
    };
    // Above all roots of React, whose handlers have the key first.
    globalThis.addEventListener("keydown", onKeyDown);
    return () => globalThis.removeEventListener("keydown", onKeyDown);
  });
  return null;
}

/**
 * Under which source something in a cockpit speaks, and whether that is a widget for certain: a document has no other, and
 * what they say is a cross-filter also where a link has lost its origin.
 */
function saidBy(content: ReactNode, source: string): readonly [source: string, by: "widget" | "anything"] {
  const { id, ...props } = isValidElement<{ readonly id?: string; readonly source?: string }>(content) ? content.props : {};
  return props.source === source ? [source, "widget"] : [id ?? source, "anything"];
}
