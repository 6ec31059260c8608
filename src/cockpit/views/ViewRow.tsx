"use client";

import { useRef, useState } from "react";
import type { ViewMessages } from "../../i18n/messages/views.ts";
import type { CockpitView } from "../../query/documents.ts";
import { checkGlyph, chevronGlyph, Glyph } from "../Glyph.tsx";
import type { SavedViewsState } from "./useSavedViews.ts";

export interface ViewRowProps {
  readonly view: CockpitView;
  readonly saved: SavedViewsState;
  readonly words: ViewMessages;
  readonly close: () => void;
}

/** A view, which opens at a press, and behind a second button what can be done with it. */
export function ViewRow({ view, saved, words, close }: ViewRowProps) {
  const { current, defaults, edited } = saved;
  const [shows, setShows] = useState<"nothing" | "actions" | "name" | "removal">("nothing");
  const more = useRef<HTMLButtonElement>(null);
  const done = () => {
    setShows("nothing");
    more.current?.focus();
  };
  const isCurrent = current?.id === view.id;
  const details = [
    view.scope === "shared" ? words.shared : words.mine,
    ...(view.id === defaults.me ? [words.first] : []),
    ...(view.id === defaults.all ? [words.firstForAll] : []),
    ...(isCurrent && edited ? [words.edited] : []),
  ];
  return (
    <li
      className="md-view"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || shows === "nothing") return;
        event.stopPropagation();
        done();
      }}
    >
      <div className="md-view-row">
        <button
          type="button"
          className="md-button md-view-open"
          data-variant="quiet"
          aria-current={isCurrent || undefined}
          onClick={() => {
            saved.open(view);
            close();
          }}
        >
          <Glyph path={isCurrent ? checkGlyph : ""} />
          <span>
            <span className="md-view-name">{view.name}</span> <span className="md-control-detail">{details.join(" · ")}</span>
          </span>
        </button>
        <button
          ref={more}
          type="button"
          className="md-button"
          data-variant="quiet"
          aria-expanded={shows !== "nothing"}
          aria-label={words.more(view.name)}
          onClick={() => setShows(shows === "nothing" ? "actions" : "nothing")}
        >
          <Glyph path={chevronGlyph} />
        </button>
      </div>
      {shows === "actions" && <Actions view={view} saved={saved} words={words} done={done} ask={setShows} />}
      {shows === "name" && (
        <form
          className="md-views-fields md-view-actions"
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get("name")).trim();
            if (name !== "" && name !== view.name) saved.change(view, { name });
            done();
          }}
        >
          <input className="md-input" name="name" aria-label={words.name} maxLength={200} defaultValue={view.name} autoFocus />
          <button type="submit" className="md-button">
            {words.rename}
          </button>
        </form>
      )}
      {shows === "removal" && (
        <div className="md-view-actions" role="group" aria-label={words.sure(view.name)}>
          <p>{words.sure(view.name)}</p>
          <button type="button" className="md-button" autoFocus onClick={() => saved.remove(view)}>
            {words.remove}
          </button>
          <button type="button" className="md-button" data-variant="quiet" onClick={done}>
            {words.cancel}
          </button>
        </div>
      )}
    </li>
  );
}

interface ActionsProps extends Omit<ViewRowProps, "close"> {
  readonly done: () => void;
  readonly ask: (shows: "name" | "removal") => void;
}

function Actions({ view, saved, words, done, ask }: ActionsProps) {
  const { canShare, change, defaults, setDefault } = saved;
  const isFirst = defaults.me === view.id;
  const isFirstForAll = defaults.all === view.id;
  const isShared = view.scope === "shared";
  const action = (label: string, act: () => void) => (
    <button type="button" className="md-button" data-variant="quiet" onClick={act}>
      {label}
    </button>
  );
  const doing = (act: () => void) => () => {
    act();
    done();
  };
  return (
    <div className="md-view-actions">
      {action(isFirst ? words.notFirst : words.makeFirst, doing(() => setDefault(isFirst ? null : view)))}
      {canShare && isShared && action(isFirstForAll ? words.notFirstForAll : words.makeFirstForAll, doing(() => setDefault(isFirstForAll ? null : view, { for: "all" })))}
      {view.canEdit && action(words.rename, () => ask("name"))}
      {view.canEdit && canShare && action(isShared ? words.unshare : words.share, doing(() => change(view, { scope: isShared ? "personal" : "shared" })))}
      {view.canEdit && action(words.remove, () => ask("removal"))}
    </div>
  );
}
