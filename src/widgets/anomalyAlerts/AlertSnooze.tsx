"use client";

import { useEffect, useId, useRef, useState } from "react";
import { formatDuration } from "../../format/duration.ts";
import { snoozingInEnglish } from "../../i18n/english/snoozing.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { Instant } from "../../query/range.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { momentText } from "./alertText.ts";
import { useAlertWords } from "./useAlertWords.ts";
import { timeAtWall, wallTime } from "./wallTime.ts";

export interface AlertSnoozeProps {
  readonly onSnooze: (until: Instant) => void;
  /** Called once, whatever closes it. */
  readonly onClose: () => void;
}

/** Asks until when, in the page's zone, which it names. The past is refused in words. */
export function AlertSnooze({ onSnooze, onClose }: AlertSnoozeProps) {
  const options = useAlertWords();
  const { now } = useLocalized<Catalog>();
  const { words, timeZone, locale } = options;
  const { snoozing = snoozingInEnglish } = words;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [wall, setWall] = useState(() => `${wallTime(now() + 86_400_000, timeZone).slice(0, 10)}T09:00`);
  useEffect(() => ref.current?.showModal?.(), []);

  const until = timeAtWall(wall, timeZone);
  const seconds = until === null ? 0 : (until - now()) / 1_000;
  const fault = until === null ? snoozing.unset : seconds <= 0 ? snoozing.past : null;
  return (
    <dialog
      ref={ref}
      className="md-alert-snooze"
      aria-labelledby={`${id}t`}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        method="dialog"
        noValidate
        onSubmit={(event) => {
          if (until === null || fault !== null) return event.preventDefault();
          onSnooze(new Date(until).toISOString());
        }}
      >
        <h4 id={`${id}t`}>{words.snoozeOther}</h4>
        <label htmlFor={id}>{snoozing.at(timeZone)}</label>
        <input
          id={id}
          className="md-alert-when"
          type="datetime-local"
          min={wallTime(now(), timeZone)}
          value={wall}
          aria-invalid={fault !== null || undefined}
          aria-describedby={`${id}w`}
          onChange={({ target }) => setWall(target.value)}
        />
        <p id={`${id}w`} role="status" data-signal={fault === null ? undefined : "bad"}>
          {fault ?? words.snoozeUntil(formatDuration(seconds, { locale }), momentText(new Date(until ?? 0).toISOString(), options))}
        </p>
        <div className="md-alert-snoozebar">
          <button type="button" className="md-button" onClick={() => ref.current?.close()}>
            {snoozing.cancel}
          </button>
          <button type="submit" className="md-button" data-variant="primary" aria-disabled={fault !== null || undefined}>
            {words.snooze}
          </button>
        </div>
      </form>
    </dialog>
  );
}
