"use client";

import { useId, useMemo } from "react";
import type { ComponentPropsWithoutRef, ForwardedRef } from "react";
import type { CockpitFilter, CockpitLayout } from "../document/cockpitDocument.ts";
import type { Finding } from "../document/finding.ts";
import type { LocalizedText } from "../query/locale.ts";
import { classes } from "../react/classes.ts";
import { localized } from "../react/label.ts";
import { part } from "../react/part.ts";
import { SelectionProvider } from "../react/SelectionProvider.tsx";
import { usePart } from "../react/usePart.ts";
import { usePrinting } from "../react/usePrinting.ts";
import { useProvided } from "../react/useProvided.ts";
import { cockpitStore } from "../selection/cockpitStore.ts";
import { openSource } from "../selection/openSource.ts";
import { CellFault } from "./CellFault.tsx";
import { CockpitBar } from "./CockpitBar.tsx";
import { CockpitGrid } from "./CockpitGrid.tsx";
import type { CockpitEntry } from "./cockpitItems.ts";
import { EmptyNote } from "./EmptyNote.tsx";
import { filterStart } from "./filterStart.ts";
import { LinkNote } from "./LinkNote.tsx";
import { useCockpitSelection } from "./useCockpitSelection.ts";
import type { CockpitSelectionOptions } from "./useCockpitSelection.ts";

export interface CockpitFrameProps extends Omit<ComponentPropsWithoutRef<"section">, "children" | "title"> {
  /**
   * Stands before the ids of its filters and widgets wherever the page speaks of them, so that two share a page: what is
   * chosen in the one is not for the other.
   */
  readonly id?: string;
  /**
   * Keeps what is chosen in the page's address, where a `namespace` of its own tells it from other cockpits'. The same from
   * render to render but for `history`. Default: the address is the host's (`useUrlState`).
   */
  readonly url?: CockpitSelectionOptions["url"];
  /** How its filters are shown: by their controls, or in words where nobody is to choose. Default `controls`. */
  readonly bar?: "controls" | "words";
}

export interface CockpitViewProps extends CockpitFrameProps {
  readonly title: LocalizedText | string;
  readonly description?: LocalizedText | string | undefined;
  readonly filters: readonly CockpitFilter[];
  readonly layout: CockpitLayout;
  readonly entries: readonly CockpitEntry[];
  readonly sourceOf: (id: string) => string;
  /** What is wrong with it beside its widgets. */
  readonly faults?: readonly Finding[];
  readonly section: ForwardedRef<HTMLElement>;
}

/** There when somebody prints, as paper does not wait. */
const laterPart = part(() => import("./cockpitLater.ts"));

/** What documents and children come down to. */
export function CockpitView(props: CockpitViewProps) {
  const { title, description, filters, layout, entries, sourceOf, faults = [], url, bar = "controls", section: ref, className, ...rest } = props;
  const { locale, client } = useProvided();
  const titleId = useId();
  const starts = filters.flatMap((filter) => filterStart(filter, sourceOf(filter.id)) ?? []);
  const sources = [...filters, ...entries].flatMap(({ id }) => [sourceOf(id), openSource(sourceOf(id))]);
  const isPrinting = usePrinting();
  const later = usePart(laterPart, true);
  const { id } = rest;
  const own = useMemo(() => (id === undefined ? null : cockpitStore(client.selection, id)), [client.selection, id]);
  const { isStarted, problems } = useCockpitSelection({ starts, sources, url, ...(own && { own }) });
  const section = (
    <section {...rest} ref={ref} className={classes("md-cockpit", className)} aria-labelledby={titleId}>
      <header className="md-cockpit-head">
        <h2 id={titleId} className="md-cockpit-title">
          {textIn(title, locale)}
        </h2>
        {isPrinting && later && <later.PaperHead />}
        {!isPrinting && bar === "words" && later && (
          <div className="md-paper-head">
            <later.FilterWords />
          </div>
        )}
        {description !== undefined && <p className="md-cockpit-description">{textIn(description, locale)}</p>}
        <LinkNote problems={problems} />
      </header>
      {faults.length > 0 && (
        <CellFault isWhole faults={faults.map(({ path, message }) => ({ path, message: localized(message, locale) }))} />
      )}
      <CockpitBar filters={filters} sourceOf={sourceOf} hidden={bar === "words"} />
      {entries.length === 0 && <EmptyNote />}
      <CockpitGrid entries={entries} layout={layout} sourceOf={sourceOf} isStarted={isStarted} />
      {later && <later.CockpitKeys within={titleId} {...{ entries, sourceOf }} />}
    </section>
  );
  return <SelectionProvider selection={own}>{section}</SelectionProvider>;
}

function textIn(text: LocalizedText | string, locale: string): string {
  return typeof text === "string" ? text : localized(text, locale);
}
