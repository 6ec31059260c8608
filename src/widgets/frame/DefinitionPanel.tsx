"use client";
import { definitionInEnglish } from "../../i18n/english/definition.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import type { DefinitionProps } from "./Definition.tsx";
import { metricDefinition } from "./definition.ts";
import { Narrowing } from "./Narrowing.tsx";
import type { Opening } from "./PanelButton.tsx";
import { useOpenedBy } from "./useOpenedBy.ts";

export interface DefinitionPanelProps extends DefinitionProps, Opening {
  readonly name: string;
}

/** What numbers mean, one after the other, in a native popover, so that Esc and a click elsewhere close it. */
export function Panel({ metrics = [], own, of, name, button, isOpen }: DefinitionPanelProps) {
  const { catalog, locale, timeZone } = useProvided();
  const messages = useWords({ definition: definitionInEnglish });
  const ref = useOpenedBy({ button, isOpen });
  const read = own?.();
  const where = own === undefined && of?.where;
  const definitions = [read, ...metrics.map((metric) => metricDefinition(catalog, metric, { locale, messages, cell: of?.model?.cell }))];
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
      {where && <Narrowing where={where} isWhole />}
      <p className="md-definition-zone">{messages.definition.timeZone(read?.timeZone ?? timeZone)}</p>
    </div>
  );
}
