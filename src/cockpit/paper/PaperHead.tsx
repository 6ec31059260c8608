"use client";

import { useLayoutEffect, useRef } from "react";
import { formatInstant } from "../../format/date.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { FilterWords } from "../FilterWords.tsx";
import { useAsOf } from "../useAsOf.ts";
import { layOnSheets } from "./layOnSheets.ts";

/** What a cockpit on paper is filtered by, and as of when its oldest numbers are; while it is there, its widgets are laid on sheets. */
export function PaperHead() {
  const { locale, messages, timeZone } = useLocalized();
  const asOf = useAsOf();
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const cockpit = head.current?.closest(".md-cockpit");
    return cockpit ? layOnSheets(cockpit) : undefined;
  }, []);
  return (
    <div ref={head} className="md-paper-head">
      <FilterWords />
      {asOf !== null && <p>{`${messages.frame.asOf(formatInstant(new Date(asOf).toISOString(), { locale, timeZone }))} · ${timeZone}`}</p>}
    </div>
  );
}
