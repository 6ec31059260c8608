"use client";

import { useMemo } from "react";
import type { CockpitWidget } from "../document/cockpitDocument.ts";
import type { Fields } from "../document/field.ts";
import type { Finding } from "../document/finding.ts";
import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { localized } from "../react/label.ts";
import { usePart } from "../react/usePart.ts";
import { useProvided, useWords } from "../react/useProvided.ts";
import { CellFault } from "./CellFault.tsx";
import type { RegisteredWidget } from "./defineWidget.ts";
import { checkPart } from "./documentFindings.ts";
import { PendingWidget } from "./PendingWidget.tsx";
import type { PendingWidgetProps } from "./PendingWidget.tsx";
import { shownProps } from "./shownProps.ts";

export interface DocumentWidgetProps {
  /** The source of its clauses. */
  readonly source: string;
  readonly widget: CockpitWidget;
  /** Undefined: nothing of that type is registered. */
  readonly registered: RegisteredWidget | undefined;
  /** What is wrong with it. Undefined while that is not known, null where it could not be found out. */
  readonly findings: readonly Finding[] | null | undefined;
}

/** A widget as a document names it; why it is not there, where the document names it wrongly. */
export function DocumentWidget({ source, widget, registered, findings }: DocumentWidgetProps) {
  const { locale } = useProvided();
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  if (findings && findings.length > 0) {
    return <CellFault faults={findings.map(({ path, message }) => ({ path, message: localized(message, locale) }))} />;
  }
  if (registered !== undefined) return <Registered registered={registered} {...{ source, widget, isHeld: findings === undefined }} />;
  return findings === undefined ? <PendingWidget /> : <CellFault faults={[{ message: cockpit.notLoaded }]} retry={checkPart.load} />;
}

/** What a widget's place is kept for. */
export function tilesOf(registered: RegisteredWidget | undefined, { props }: CockpitWidget): PendingWidgetProps["tiles"] {
  const tiles = registered?.spec.tiles;
  return tiles && ((catalog) => tiles(props, catalog));
}

interface RegisteredProps {
  readonly registered: RegisteredWidget;
  readonly source: string;
  readonly widget: CockpitWidget;
  readonly isHeld: boolean;
}

function Registered({ registered, source, widget, isHeld }: RegisteredProps) {
  const { locale } = useProvided();
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const code = usePart(registered.code, true);
  const fields = registered.spec.fields as Fields;
  const props = useMemo(() => shownProps(fields, widget.props, locale), [fields, widget.props, locale]);
  if (code === null) return <CellFault faults={[{ message: cockpit.notLoaded }]} retry={registered.code.load} />;
  return code === undefined || isHeld ? <PendingWidget tiles={tilesOf(registered, widget)} /> : <code.Widget {...props} id={source} />;
}
