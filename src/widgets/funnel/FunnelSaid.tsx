"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import { announcement } from "./funnelReading.ts";
import type { FunnelReading } from "./funnelReading.ts";
import { FunnelTooltip } from "./FunnelTooltip.tsx";

interface FunnelSaidProps {
  /** Of the place that is pointed at; null where none is. */
  readonly reading: FunnelReading | null;
  /** Of what the keyboard is at, which may be one segment of it; null where it is not there. */
  readonly spoken: FunnelReading | null;
  readonly anchor: string;
}

/** What is pointed at: aloud where the keyboard is there, and in a note beside it. */
export function FunnelSaid({ reading, spoken, anchor }: FunnelSaidProps): ReactElement {
  const { locale, messages } = useLocalized();
  return (
    <>
      <div role="status" className="md-sr">
        {spoken === null ? null : announcement(spoken, { locale, messages })}
      </div>
      {reading !== null && <FunnelTooltip reading={reading} anchor={anchor} />}
    </>
  );
}
