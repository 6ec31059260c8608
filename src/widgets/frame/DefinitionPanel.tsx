"use client";
import { definitionInEnglish } from "../../i18n/english/definition.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { metricDefinition } from "./definition.ts";

/** What metrics mean, one after the other. */
export function DefinitionPanel({ metrics }: { readonly metrics: readonly string[] }) {
  const { catalog, locale, timeZone } = useProvided();
  const messages = useWords({ definition: definitionInEnglish });
  return (
    <>
      {metrics.map((metric) => {
        const definition = metricDefinition(catalog, metric, { locale, messages });
        return (
          definition && (
            <section key={metric}>
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
          )
        );
      })}
      <p className="md-definition-zone">{messages.definition.timeZone(timeZone)}</p>
    </>
  );
}
