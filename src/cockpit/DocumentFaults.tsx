"use client";

import type { CockpitDocument } from "../document/cockpitDocument.ts";
import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { localized } from "../react/label.ts";
import { useProvided, useWords } from "../react/useProvided.ts";
import { CellFault } from "./CellFault.tsx";
import type { WidgetRegistry } from "./defineWidget.ts";
import { useDocumentFindings } from "./documentFindings.ts";

interface DocumentFaultsProps {
  readonly document: CockpitDocument;
  readonly widgets: WidgetRegistry;
  /** What is said of it until its checks are there, and on a server: where it is wrong. */
  readonly path?: string;
}

/** In place of a whole cockpit whose document could not be drawn: why. */
export function DocumentFaults({ document, widgets, path: known }: DocumentFaultsProps) {
  const { locale } = useProvided();
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const findings = useDocumentFindings(document, widgets) ?? [];
  const faults = findings.map(({ path, message }) => ({ path, message: localized(message, locale) }));
  return <CellFault isWhole faults={faults.length > 0 ? faults : [{ message: cockpit.failed, ...(known && { path: known }) }]} />;
}
