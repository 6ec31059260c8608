"use client";

import { useState } from "react";
import type { RefObject } from "react";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Catalog } from "../../query/catalog.ts";
import { newId } from "../../react/newId.ts";
import { dateOnClock, nextDate, rangeOnClock } from "../../react/rangeOnClock.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";
import { ControlPopover } from "../ControlPopover.tsx";

export interface AnnotationPanelProps {
  readonly metrics: readonly string[] | undefined;
  readonly words: CommentMessages;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What happened, and on which days of the reporting zone. What is filtered by goes with it. */
export function AnnotationPanel({ metrics, words, ...popover }: AnnotationPanelProps) {
  const { catalog, client, now, timeZone, weekStart, fiscalStart } = useMetricdeck<Catalog>();
  const { filter, range } = resolveFor(useSelection().clauses, "");
  const wall = range && "from" in range ? rangeOnClock(range, { now: now(), timeZone, weekStart, fiscalStart }) : null;
  const today = dateOnClock(rangeOnClock({ toDate: "day" }, { now: now(), timeZone, weekStart, fiscalStart }).from);
  const [first, setFirst] = useState(wall === null ? today : dateOnClock(wall.from));
  const [last, setLast] = useState(wall === null ? "" : dateOnClock(wall.to - 1));
  const [label, setLabel] = useState("");
  const [fault, setFault] = useState<"none" | "unclear" | "refused">("none");
  const [id] = useState(newId);

  const save = async () => {
    const isDay = last === "" || last === first;
    const dates = resolveRange({ from: first, to: nextDate(isDay ? first : last) }, clockOf({ timeZone }, now(), catalog.calendars), { path: "range" });
    const [at, to] = [dates.from, dates.to].map((time) => new Date(time).toISOString()) as [string, string];
    await client.adapter.annotations?.save?.({ id, version: 0, at, to, label: label.trim(), ...(metrics && { metrics }), ...(filter && { filter }) });
    // Trends ask for what happened with every newer answer.
    void client.queryClient.invalidateQueries({ queryKey: ["metricdeck", client.id] });
    popover.onOpenChange(false);
  };
  const field = (name: string, value: string, set: (next: string) => void) => (
    <label>
      {name}
      <input type="date" max="9999-12-31" className="md-input" value={value} onChange={({ target }) => set(target.value)} />
    </label>
  );
  return (
    <ControlPopover {...popover} label={words.annotate}>
      <form
        className="md-range-custom"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isClear = label.trim() !== "" && first !== "" && (last === "" || first <= last);
          setFault(isClear ? "none" : "unclear");
          if (isClear) save().catch(() => setFault("refused"));
        }}
      >
        <input className="md-input" aria-label={words.what} placeholder={words.what} maxLength={200} autoFocus value={label} onChange={({ target }) => setLabel(target.value)} />
        <div className="md-range-fields">
          {field(words.from, first, setFirst)}
          {field(words.until, last, setLast)}
        </div>
        <p role="alert" className="md-range-error" data-signal="bad">
          {fault !== "none" && words[fault]}
        </p>
        <button type="submit" className="md-button" data-variant="primary">
          {words.save}
        </button>
      </form>
    </ControlPopover>
  );
}
