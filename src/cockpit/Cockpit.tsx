"use client";

import { cloneElement, forwardRef, isValidElement } from "react";
import type { ForwardedRef, ReactElement, ReactNode } from "react";
import type { CockpitDocument, CockpitFilter } from "../document/cockpitDocument.ts";
import type { LocalizedText } from "../query/locale.ts";
import { CellBoundary } from "./CellBoundary.tsx";
import { entriesOf, layoutOf } from "./cockpitItems.ts";
import { CockpitView } from "./CockpitView.tsx";
import type { CockpitFrameProps } from "./CockpitView.tsx";
import type { WidgetRegistry } from "./defineWidget.ts";
import { documentEntries } from "./documentEntries.tsx";
import { DocumentFaults } from "./DocumentFaults.tsx";
import { findingsOfNone, useDocumentFindings } from "./documentFindings.ts";
import { undrawable } from "./undrawable.ts";

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
  readonly children?: ReactNode;
}

export type CockpitProps = CockpitOfDocument | CockpitOfItems;

/**
 * Widgets in a grid under one bar of filters. From a document and from children it is the same: the same places, the
 * same filters, the same numbers. Where filters start is published once, and taken back when the cockpit goes. Esc takes
 * back what one of its widgets said last, unless something nearer has a use for the key. What is wrong with a widget of a
 * document is said in its place.
 */
export const Cockpit = forwardRef<HTMLElement, CockpitProps>(function Cockpit(props, ref) {
  if (!("document" in props)) return <ItemsCockpit {...props} section={ref} />;
  const { document, widgets } = props;
  const path = undrawable(document);
  if (path !== null) return <DocumentFaults document={document} widgets={widgets} path={path} />;
  return (
    <CellBoundary of={document} instead={<DocumentFaults document={document} widgets={widgets} />}>
      <DocumentCockpit {...props} section={ref} />
    </CellBoundary>
  );
});

interface Sectioned {
  readonly section: ForwardedRef<HTMLElement>;
}

function DocumentCockpit({ document, widgets, section, ...rest }: CockpitOfDocument & Sectioned): ReactElement {
  const { title, description, filters = [], layout } = document;
  const sourceOf = sourcesIn(rest.id);
  const findings = useDocumentFindings(document, widgets);
  const entries = documentEntries(document, widgets, { findings, sourceOf });
  const faults = findingsOfNone(findings, document);
  return <CockpitView {...rest} {...{ title, description, filters, layout, entries, sourceOf, faults, section }} />;
}

function ItemsCockpit({ title, description, filters = [], children, section, ...rest }: CockpitOfItems & Sectioned): ReactElement {
  const sourceOf = sourcesIn(rest.id);
  const items = entriesOf(children);
  const entries = items.map((item) => ({ ...item, content: identified(item.content, sourceOf(item.id)) }));
  return <CockpitView {...rest} {...{ title, description, filters, entries, sourceOf, section }} layout={layoutOf(items)} />;
}

function sourcesIn(cockpit: string | undefined): (id: string) => string {
  return (id) => (cockpit === undefined ? id : `${cockpit}.${id}`);
}

function identified(content: ReactNode, source: string): ReactNode {
  if (!isValidElement<{ readonly id?: string }>(content) || typeof content.type === "string") return content;
  return content.props.id === undefined ? cloneElement(content, { id: source }) : content;
}
