"use client";

import type { CockpitFilter } from "../../document/cockpitDocument.ts";
import type { Finding } from "../../document/finding.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { filterName } from "./widgetName.ts";

interface FilterFaultProps {
  readonly filter: CockpitFilter;
  readonly faults: readonly Finding[];
}

/** In the place of a filter that cannot work: its name, and why. */
export function FilterFault({ filter, faults }: FilterFaultProps) {
  const { catalog, text } = useEditorWords();
  const named = text(filterName(filter, catalog));
  const name = named === "" ? filter.id : named;
  return (
    <div className="md-cockpit-fault md-editor-filter-fault" role="group" aria-label={name}>
      <p className="md-cockpit-fault-title" data-signal="bad">
        {name}
      </p>
      <ul>
        {faults.map(({ path, message }, index) => (
          <li key={index}>
            {text(message)}
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
