/** What the server says of itself, written into the page. */
export interface Facts {
  readonly cockpit: "service" | "helpdesk";
  /** "memory", "CSV", or the database with its version. */
  readonly source: string;
  /** The data's present in epoch milliseconds; null: the clock's. */
  readonly now: number | null;
}

export function readFacts(page: Document): Facts {
  const { cockpit, source = "", now = "" } = page.documentElement.dataset;
  return {
    cockpit: cockpit === "helpdesk" ? "helpdesk" : "service",
    source,
    now: now === "" ? null : Number(now),
  };
}
