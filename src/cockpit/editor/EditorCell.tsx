"use client";

import { memo, useMemo } from "react";
import type { CSSProperties, PointerEvent } from "react";
import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { Finding } from "../../document/finding.ts";
import type { JsonObject } from "../../document/widgetSpec.ts";
import type { FilterMappings } from "../../query/filterMapping.ts";
import { SelectionScope } from "../../react/SelectionScope.tsx";
import { CellBoundary } from "../CellBoundary.tsx";
import { CellFault } from "../CellFault.tsx";
import { widgetTyped } from "../defineWidget.ts";
import type { WidgetRegistry } from "../defineWidget.ts";
import { DocumentWidget } from "../DocumentWidget.tsx";
import { useEditorWords } from "./useEditorWords.ts";

interface EditorCellProps {
  readonly id: string;
  readonly source: string;
  readonly widget: CockpitWidget;
  /** The props that are shown: null before there were any without a fault. */
  readonly props: JsonObject | null;
  readonly widgets: WidgetRegistry;
  readonly name: string;
  /** What it is called, where it stands, and whether something is wrong. */
  readonly label: string;
  readonly style: CSSProperties;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly isLifted: boolean;
  readonly isFaulty: boolean;
  /** Why there is nothing to show of a widget that was set up; empty where it has yet to be. */
  readonly faults: readonly Finding[];
  readonly sourceNameOf: (id: string) => string;
  readonly onFocus: () => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onResizeDown: (event: PointerEvent<HTMLElement>) => void;
}

/** A widget in its place, as viewers see it, but that nothing in it can be pressed. */
export function EditorCell(cell: EditorCellProps) {
  const { label, style, isSelected, isTabStop, isLifted, isFaulty, faults, onFocus, onPointerDown, onResizeDown, name } = cell;
  const { text } = useEditorWords();
  return (
    <div
      className="md-editor-cell"
      data-widget={cell.id}
      data-selected={isSelected || undefined}
      data-lifted={isLifted || undefined}
      data-faulty={isFaulty || undefined}
      style={style}
    >
      <div className="md-editor-inside" inert>
        {cell.props === null && faults.length > 0 ? (
          <CellFault faults={faults.map(({ path, message }) => ({ path, message: text(message) }))} />
        ) : (
          <Inside
            name={name}
            source={cell.source}
            widget={cell.widget}
            props={cell.props}
            widgets={cell.widgets}
            sourceNameOf={cell.sourceNameOf}
          />
        )}
      </div>
      <div
        role="option"
        className="md-editor-option"
        aria-label={label}
        aria-selected={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={onFocus}
        onPointerDown={onPointerDown}
      >
        <span className="md-editor-handle" aria-hidden="true" data-handle="move" />
        <span className="md-editor-handle" aria-hidden="true" data-handle="resize" onPointerDown={onResizeDown} />
      </div>
    </div>
  );
}

type InsideProps = Pick<EditorCellProps, "name" | "source" | "widget" | "props" | "widgets" | "sourceNameOf">;

/** Drawn anew where the widget changes, and not where it moves. */
const Inside = memo(function Inside({ name, source, widget, props, widgets, sourceNameOf }: InsideProps) {
  const { words } = useEditorWords();
  const { type, filters } = widget;
  const shown = useMemo(() => (props === null ? null : { type, props }), [type, props]);
  const scope = useMemo(() => filters && named(filters, sourceNameOf), [filters, sourceNameOf]);
  if (shown === null) {
    return (
      <div className="md-editor-unset">
        <strong>{name}</strong>
        <p>{words.unsetPreview}</p>
      </div>
    );
  }
  const content = <DocumentWidget source={source} widget={shown} registered={widgetTyped(widgets, type)} findings={noFindings} />;
  return (
    <SelectionScope filters={scope}>
      <CellBoundary of={shown}>{content}</CellBoundary>
    </SelectionScope>
  );
});

/** What is wrong, the form says; what is shown was without a fault. */
const noFindings: readonly Finding[] = [];

function named(filters: FilterMappings, sourceOf: (id: string) => string): FilterMappings {
  return Object.fromEntries(Object.entries(filters).map(([id, mapping]) => [sourceOf(id), mapping]));
}
