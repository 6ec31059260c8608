"use client";

import { useEffect, useReducer } from "react";
import type { ReactNode } from "react";
import { formatDuration } from "../../format/duration.ts";
import { cockpitInEnglish } from "../../i18n/english/cockpit.ts";
import { AgeContext } from "../../react/ageContext.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";

/** Each widget whose data are older than they should be says how old they are, and the age grows. */
export function WallAges({ children }: { readonly children: ReactNode }) {
  const { locale, now } = useProvided();
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 10_000);
    return () => clearInterval(timer);
  }, []);
  const age = (asOf: string) => cockpit.outOfDate(formatDuration(Math.max(0, Math.floor((now() - Date.parse(asOf)) / 1000)), { locale }));
  return <AgeContext.Provider value={age}>{children}</AgeContext.Provider>;
}
