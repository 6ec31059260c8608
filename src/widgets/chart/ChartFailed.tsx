"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";

/** Above all that points at a chart, where there is none to point at: its code could not be loaded. */
export function ChartFailed({ retry }: { readonly retry: () => void }): ReactElement {
  const { states } = useLocalized().messages;
  return (
    <div className="md-state md-chart-failed" data-status="error" role="alert">
      <p className="md-state-text">{states.codeMissing}</p>
      <button type="button" className="md-button" onClick={retry}>
        {states.retry}
      </button>
    </div>
  );
}
