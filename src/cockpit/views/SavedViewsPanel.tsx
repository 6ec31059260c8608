"use client";

import type { RefObject } from "react";
import type { ViewMessages } from "../../i18n/messages/views.ts";
import { ControlPopover } from "../ControlPopover.tsx";
import { FailureNote } from "../FailureNote.tsx";
import { NewView } from "./NewView.tsx";
import type { SavedViewsState, ViewConflict } from "./useSavedViews.ts";
import { ViewRow } from "./ViewRow.tsx";

export interface SavedViewsPanelProps {
  readonly saved: SavedViewsState;
  readonly words: ViewMessages;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** All views of a cockpit, and what can be done with each. */
export function SavedViewsPanel({ saved, words, ...popover }: SavedViewsPanelProps) {
  const { current, edited, error, status, views } = saved;
  return (
    <ControlPopover {...popover} label={words.title}>
      <div className="md-views">
        {error !== null && <FailureNote className="md-views-note" words={status === "error" ? words.failed : words.refused} retry={saved.retry} />}
        {saved.conflict !== null && <Conflict {...saved.conflict} words={words} />}
        {saved.problems.length > 0 && (
          <p className="md-views-note" role="status">
            {words.partly}
          </p>
        )}
        {status === "pending" && <p className="md-views-note">{words.loading}</p>}
        {status === "ready" && views.length === 0 && <p className="md-views-note">{words.nothing}</p>}
        <ul className="md-views-list" aria-label={words.title}>
          {views.map((view) => (
            <ViewRow key={view.id} view={view} saved={saved} words={words} close={() => popover.onOpenChange(false)} />
          ))}
        </ul>
        {current !== null && edited && current.canEdit && (
          <button type="button" className="md-button" data-variant="primary" onClick={saved.save}>
            {words.save(current.name)}
          </button>
        )}
        <NewView canShare={saved.canShare} saveAs={saved.saveAs} words={words} />
      </div>
    </ControlPopover>
  );
}

function Conflict({ mine, theirs, keepMine, takeTheirs, words }: ViewConflict & { readonly words: ViewMessages }) {
  return (
    <div className="md-views-note" role="alert">
      <p data-signal="warning">{theirs === null ? words.gone(mine.name) : words.conflict(mine.name)}</p>
      <button type="button" className="md-button" onClick={keepMine}>
        {words.keepMine}
      </button>{" "}
      <button type="button" className="md-button" onClick={takeTheirs}>
        {theirs === null ? words.letGo : words.takeTheirs}
      </button>
    </div>
  );
}
