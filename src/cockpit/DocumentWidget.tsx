"use client";

import { useMemo } from "react";
import type { CockpitWidget } from "../document/cockpitDocument.ts";
import type { Fields } from "../document/field.ts";
import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { stateEssentialsInEnglish } from "../i18n/english/essentials.ts";
import { nearestName } from "../query/nearest.ts";
import { usePart } from "../react/usePart.ts";
import { useProvided, useWords } from "../react/useProvided.ts";
import { CellFault } from "./CellFault.tsx";
import { widgetTyped } from "./defineWidget.ts";
import type { RegisteredWidget, WidgetRegistry } from "./defineWidget.ts";
import { shownProps } from "./shownProps.ts";

export interface DocumentWidgetProps {
  /** The source of its clauses. */
  readonly source: string;
  /** Where the document speaks of it: `widgets.csat`. */
  readonly path: string;
  readonly widget: CockpitWidget;
  readonly widgets: WidgetRegistry;
}

/** A widget as a document names it. */
export function DocumentWidget({ source, path, widget, widgets }: DocumentWidgetProps) {
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const registered = widgetTyped(widgets, widget.type);
  if (registered !== undefined) return <Registered registered={registered} source={source} widget={widget} />;
  const nearest = nearestName(widget.type, widgets.map(({ spec }) => spec.type));
  const message = [cockpit.unknownType(widget.type), ...(nearest === undefined ? [] : [cockpit.meant(nearest)])].join(" ");
  return <CellFault faults={[{ path: `${path}.type`, message }]} />;
}

interface RegisteredProps {
  readonly registered: RegisteredWidget;
  readonly source: string;
  readonly widget: CockpitWidget;
}

function Registered({ registered, source, widget }: RegisteredProps) {
  const { locale } = useProvided();
  const { cockpit = cockpitInEnglish, states } = useWords({ cockpit: cockpitInEnglish, states: stateEssentialsInEnglish });
  const code = usePart(registered.code, true);
  const fields = registered.spec.fields as Fields;
  const props = useMemo(() => shownProps(fields, widget.props, locale), [fields, widget.props, locale]);
  if (code) return <code.Widget {...props} id={source} />;
  if (code === null) return <CellFault faults={[{ message: cockpit.notLoaded }]} retry={registered.code.load} />;
  return (
    <div className="md-cockpit-pending" aria-busy="true">
      <div className="md-state" data-status="pending">
        <span className="md-sr">{states.loading}</span>
      </div>
    </div>
  );
}
