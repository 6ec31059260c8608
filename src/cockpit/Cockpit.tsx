"use client";

import { cloneElement, forwardRef, isValidElement, useId } from "react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { CockpitDocument, CockpitFilter } from "../document/cockpitDocument.ts";
import type { LocalizedText } from "../query/locale.ts";
import { classes } from "../react/classes.ts";
import { localized } from "../react/label.ts";
import { useProvided } from "../react/useProvided.ts";
import { CockpitBar } from "./CockpitBar.tsx";
import { CockpitGrid } from "./CockpitGrid.tsx";
import { entriesOf, layoutOf } from "./cockpitItems.ts";
import type { CockpitEntry } from "./cockpitItems.ts";
import type { WidgetRegistry } from "./defineWidget.ts";
import { documentEntries } from "./documentEntries.tsx";
import { filterStart } from "./filterStart.ts";
import { useStartClauses } from "./useStartClauses.ts";

interface CockpitFrameProps extends Omit<ComponentPropsWithoutRef<"section">, "children" | "title"> {
  /** Stands before the ids of its filters and widgets wherever the page speaks of them, so that two share a page. */
  readonly id?: string;
}

/** A cockpit written by hand, by the editor or by a model. */
export interface CockpitOfDocument extends CockpitFrameProps {
  readonly document: CockpitDocument;
  /** The kinds of widgets it may name: `standardWidgets`, and the host's own. */
  readonly widgets: WidgetRegistry;
}

/** The same in code. */
export interface CockpitOfItems extends CockpitFrameProps {
  readonly title: LocalizedText | string;
  readonly description?: LocalizedText | string;
  readonly filters?: readonly CockpitFilter[];
  /** `CockpitItem`s. */
  readonly children: ReactNode;
}

export type CockpitProps = CockpitOfDocument | CockpitOfItems;

/**
 * Widgets in a grid under one bar of filters. From a document and from children it is the same: the same places, the
 * same filters, the same numbers. Where filters start is published once, and taken back when the cockpit goes.
 */
export const Cockpit = forwardRef<HTMLElement, CockpitProps>(function Cockpit(props, ref) {
  const sourceOf = (id: string) => (props.id === undefined ? id : `${props.id}.${id}`);
  if ("document" in props) {
    const { document, widgets, ...rest } = props;
    const { title, description, filters = [], layout } = document;
    const entries = documentEntries(document, widgets, sourceOf);
    return <Shown {...rest} {...{ title, description, filters, layout, entries, sourceOf }} section={ref} />;
  }
  const { title, description, filters = [], children, ...rest } = props;
  const items = entriesOf(children);
  const layout = layoutOf(items);
  const entries = items.map((item) => ({ ...item, content: identified(item.content, sourceOf(item.id)) }));
  return <Shown {...rest} {...{ title, description, filters, layout, entries, sourceOf }} section={ref} />;
});

interface ShownProps extends Omit<CockpitFrameProps, "id"> {
  readonly title: LocalizedText | string;
  readonly description: LocalizedText | string | undefined;
  readonly filters: readonly CockpitFilter[];
  readonly layout: CockpitDocument["layout"];
  readonly entries: readonly CockpitEntry[];
  readonly sourceOf: (id: string) => string;
  readonly section: React.ForwardedRef<HTMLElement>;
}

function Shown({ title, description, filters, layout, entries, sourceOf, section, className, ...rest }: ShownProps) {
  const { locale } = useProvided();
  const titleId = useId();
  const starts = filters.flatMap((filter) => filterStart(filter, sourceOf(filter.id)) ?? []);
  const isStarted = useStartClauses(starts, [...filters, ...entries].map(({ id }) => sourceOf(id)));
  return (
    <section {...rest} ref={section} className={classes("md-cockpit", className)} aria-labelledby={titleId}>
      <header className="md-cockpit-head">
        <h2 id={titleId} className="md-cockpit-title">
          {textIn(title, locale)}
        </h2>
        {description !== undefined && <p className="md-cockpit-description">{textIn(description, locale)}</p>}
      </header>
      <CockpitBar filters={filters} sourceOf={sourceOf} />
      <CockpitGrid entries={entries} layout={layout} sourceOf={sourceOf} isStarted={isStarted} />
    </section>
  );
}

function textIn(text: LocalizedText | string, locale: string): string {
  return typeof text === "string" ? text : localized(text, locale);
}

function identified(content: ReactNode, source: string): ReactNode {
  if (!isValidElement<{ readonly id?: string }>(content) || typeof content.type === "string") return content;
  return content.props.id === undefined ? cloneElement(content, { id: source }) : content;
}
