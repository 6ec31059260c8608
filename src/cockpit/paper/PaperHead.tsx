"use client";

import { formatInstant } from "../../format/date.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { FilterWords } from "../FilterWords.tsx";
import { useAsOf } from "../useAsOf.ts";

/** What a cockpit on paper is filtered by, and as of when its oldest numbers are. */
export function PaperHead() {
  const { locale, messages, timeZone } = useLocalized();
  const asOf = useAsOf();
  return (
    <div className="md-paper-head">
      <FilterWords />
      {asOf !== null && <p>{`${messages.frame.asOf(formatInstant(new Date(asOf).toISOString(), { locale, timeZone }))} · ${timeZone}`}</p>}
    </div>
  );
}
