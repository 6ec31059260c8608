"use client";

import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { differenceText, documentDifferences } from "./documentDifferences.ts";
import { useDifferenceOptions } from "./useDifferenceOptions.ts";

interface ChangeListProps {
  readonly before: CockpitDocument;
  readonly after: CockpitDocument;
  readonly specs: readonly AnyWidgetSpec[];
}

/** Where two documents differ, in words. */
export function ChangeList({ before, after, specs }: ChangeListProps) {
  const options = useDifferenceOptions(specs);
  const { words } = options;
  const differences = documentDifferences(before, after, options);
  if (differences.length === 0) return <p>{words.noChanges}</p>;
  return (
    <ul className="md-editor-changes" aria-label={words.changes}>
      {differences.map((difference, index) => (
        <li key={index}>{differenceText(difference, words)}</li>
      ))}
    </ul>
  );
}
