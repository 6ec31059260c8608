"use client";

import { useState } from "react";
import type { RefObject } from "react";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Catalog } from "../../query/catalog.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { newId } from "../../react/newId.ts";
import { dateOnClock, rangeOnClock } from "../../react/rangeOnClock.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import { ControlPopover } from "../ControlPopover.tsx";
import { AnnotationForm } from "./AnnotationForm.tsx";
import { annotationsKey } from "./annotationsKey.ts";

export interface AnnotationPanelProps {
  readonly metrics: readonly string[] | undefined;
  readonly words: CommentMessages;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What is filtered by goes with what happened. */
export function AnnotationPanel({ metrics, words, ...popover }: AnnotationPanelProps) {
  const { client } = useLocalized<Catalog>();
  const { filter, range } = resolveFor(useSelection().clauses, "");
  const clock = usePageClock();
  const today = dateOnClock(rangeOnClock({ toDate: "day" }, clock).from);
  const shown = rangeOnClock(range ?? defaultRange, clock);
  const chosen = range && "from" in range ? shown : null;
  // A note of today would not be seen where the page shows complete days.
  const seen = shown === null ? today : dateOnClock(shown.to - 1);
  const day = seen < today ? seen : today;
  const [id] = useState(newId);
  return (
    <ControlPopover {...popover} label={words.annotate}>
      <AnnotationForm
        start={{ label: "", kind: "note", first: chosen === null ? day : dateOnClock(chosen.from), last: chosen === null ? "" : dateOnClock(chosen.to - 1) }}
        words={words}
        onSave={async ({ label, time, kind }) => {
          const said = { id, version: 0, at: time.from, to: time.to, label, ...(kind === "incident" && { kind }), ...(metrics && { metrics }), ...(filter && { filter }) };
          await client.adapter.annotations?.save?.(said);
          void client.queryClient.invalidateQueries({ queryKey: annotationsKey(client) });
          popover.onOpenChange(false);
        }}
      />
    </ControlPopover>
  );
}
