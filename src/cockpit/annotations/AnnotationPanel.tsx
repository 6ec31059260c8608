"use client";

import { useState } from "react";
import type { RefObject } from "react";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { ResolvedRange } from "../../query/range.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { newId } from "../../react/newId.ts";
import { dateOnClock, rangeOnClock } from "../../react/rangeOnClock.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import { ControlPopover } from "../ControlPopover.tsx";
import { AnnotationForm } from "./AnnotationForm.tsx";
import type { NoteStatus, TypedNote } from "./AnnotationForm.tsx";
import { annotationsKey } from "./annotationsKey.ts";

/** What was typed and is not kept, nor given up. */
export interface AnnotationDraft extends TypedNote {
  readonly id: string;
  readonly status: NoteStatus;
}

export interface AnnotationPanelProps {
  readonly draft: AnnotationDraft | null;
  readonly onDraft: (change: (draft: AnnotationDraft | null) => AnnotationDraft | null) => void;
  /** It is kept, on days that the page shows or outside of them. */
  readonly onNoted: (where: "noted" | "notedOutside") => void;
  readonly metrics: readonly string[] | undefined;
  readonly words: CommentMessages;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What is filtered by goes with what happened. */
export function AnnotationPanel({ draft, onDraft, onNoted, metrics, words, ...popover }: AnnotationPanelProps) {
  const { client } = useLocalized<Catalog>();
  const { filter, range } = resolveFor(useSelection().clauses, "");
  const clock = usePageClock();
  const today = dateOnClock(rangeOnClock({ toDate: "day" }, clock).from);
  const shown = rangeOnClock(range ?? defaultRange, clock);
  const chosen = range && "from" in range ? shown : null;
  // A note of today would not be seen where the page shows complete days.
  const seen = shown === null ? today : dateOnClock(shown.to - 1);
  const day = seen < today ? seen : today;
  const [id] = useState(draft?.id ?? newId);
  const chosenDays = { first: chosen === null ? day : dateOnClock(chosen.from), last: chosen === null ? "" : dateOnClock(chosen.to - 1) };
  const keep = async (said: Omit<Annotation, "id" | "version">): Promise<boolean> => {
    const save = (version: number) => client.adapter.annotations?.save?.({ ...said, id, version });
    const first = await save(0);
    // Nobody else has this id: it was kept before, and its answer got lost.
    const isAgain = first?.status === "conflict" && first.annotation !== null;
    const answer = isAgain ? await save(first.annotation.version) : first;
    return answer?.status === "saved";
  };
  const whereIs = (time: ResolvedRange) => {
    const { from, to } = rangeOnClock(time, clock);
    return shown !== null && (to <= shown.from || from >= shown.to) ? "notedOutside" : "noted";
  };
  return (
    <ControlPopover {...popover} label={words.annotate}>
      <AnnotationForm
        start={draft ?? { label: "", kind: "note", ...chosenDays }}
        words={words}
        status={draft?.status ?? "typed"}
        onType={(typed) => onDraft(() => (typed.label.trim() === "" ? null : { ...typed, id, status: "typed" }))}
        onSave={({ label, time, kind }) => {
          const become = (status: NoteStatus) => onDraft((typed) => typed && { ...typed, status });
          become("sent");
          keep({ at: time.from, to: time.to, label, ...(kind === "incident" && { kind }), ...(metrics && { metrics }), ...(filter && { filter }) }).then(
            (isKept) => {
              if (!isKept) return become("refused");
              void client.queryClient.invalidateQueries({ queryKey: annotationsKey(client) });
              onDraft(() => null);
              onNoted(whereIs(time));
              popover.onOpenChange(false);
            },
            () => become("refused"),
          );
        }}
      />
    </ControlPopover>
  );
}
