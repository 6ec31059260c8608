"use client";

import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { useWords } from "../react/useProvided.ts";

/** In place of the widgets of a cockpit that has none. */
export function EmptyNote() {
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  return <p className="md-cockpit-description">{cockpit.empty}</p>;
}
