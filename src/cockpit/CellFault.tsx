"use client";

import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { stateEssentialsInEnglish } from "../i18n/english/essentials.ts";
import { useWords } from "../react/useProvided.ts";

export interface Fault {
  /** In the document, from its root: `widgets.csat.props.metric`. Left out: nowhere. */
  readonly path?: string;
  readonly message: string;
}

export interface CellFaultProps {
  readonly faults: readonly Fault[];
  /** Of the cockpit itself, and not of one widget. */
  readonly isWhole?: boolean;
  /** What it is of; left out: a widget, or the cockpit itself. */
  readonly name?: string;
  readonly retry?: (() => void) | undefined;
}

/** In the place of one widget: why it is not there. The rest of the cockpit lives. */
export function CellFault({ faults, isWhole = false, name, retry }: CellFaultProps) {
  const { cockpit = cockpitInEnglish, states } = useWords({ cockpit: cockpitInEnglish, states: stateEssentialsInEnglish });
  const title = name ?? (isWhole ? cockpit.faulty : cockpit.notShown);
  return (
    <div className="md-cockpit-fault" role="group" aria-label={title}>
      <p className="md-cockpit-fault-title" data-signal="bad">
        {title}
      </p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {message}
            {path !== undefined && <code>{path}</code>}
          </li>
        ))}
      </ul>
      {retry !== undefined && (
        <button type="button" className="md-button" onClick={retry}>
          {states.retry}
        </button>
      )}
    </div>
  );
}
