import type { DrillState } from "../drill.ts";

/** What the server says of itself, written into the page. */
export interface Facts {
  readonly cockpit: "service" | "helpdesk";
  /** "memory", "CSV", or the database with its version. */
  readonly source: string;
  /** The data's present in epoch milliseconds; null: the clock's. */
  readonly now: number | null;
  /** Where something can be made to break for practice: how far the portal's clock is put forward, and whether it is broken. */
  readonly drill: DrillState | null;
}

export function readFacts(page: Document): Facts {
  const { cockpit, source = "", now = "", drill } = page.documentElement.dataset;
  return {
    cockpit: cockpit === "helpdesk" ? "helpdesk" : "service",
    source,
    now: now === "" ? null : Number(now),
    drill: drill === undefined ? null : (JSON.parse(drill) as DrillState),
  };
}
