"use client";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { definitionInEnglish } from "../../i18n/english/definition.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import type { DefinitionProps } from "./Definition.tsx";
import { metricDefinition } from "./definition.ts";

export interface DefinitionPanelProps extends DefinitionProps {
  readonly name: string;
  /** Opens and closes it from now on. */
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Whether it is open from the start: the button was pressed before this was here. */
  readonly isOpen: boolean;
}

/** What numbers mean, one after the other, in a native popover, so that Esc and a click elsewhere close it. */
export function DefinitionPanel({ metrics = [], own, cell, name, button, isOpen }: DefinitionPanelProps) {
  const { catalog, locale, timeZone } = useProvided();
  const messages = useWords({ definition: definitionInEnglish });
  const ref = useRef<HTMLDivElement>(null);
  // The two versions of React that are peers spell these attributes differently; the DOM does not.
  useEffect(() => {
    if (button.current === null || ref.current === null) return;
    button.current.popoverTargetElement = ref.current;
    ref.current.toggleAttribute("autofocus", true);
    // Its source is what it stands beside.
    if (isOpen) ref.current.showPopover?.({ source: button.current });
    // Later presses reach the popover by themselves.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const read = own?.();
  const definitions = [read, ...metrics.map((metric) => metricDefinition(catalog, metric, { locale, messages, cell }))];
  return (
    <div ref={ref} popover="auto" className="md-definition" role="dialog" aria-label={name} tabIndex={0}>
      {definitions.map(
        (definition) =>
          definition && (
            <section key={definition.label}>
              <p className="md-definition-label">{definition.label}</p>
              {definition.description && <p>{definition.description}</p>}
              <dl>
                {definition.facts.map(([fact, value]) => (
                  <div key={fact}>
                    <dt>{fact}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
      )}
      <p className="md-definition-zone">{messages.definition.timeZone(read?.timeZone ?? timeZone)}</p>
    </div>
  );
}
