import type { Catalog } from "../query/catalog.ts";
import type { MetricsClient } from "./client.ts";

const kept = new WeakMap<object, Map<string, unknown>>();

/**
 * What the widgets of a page keep of themselves, by the ids that the host gave them, so that a reader who comes back
 * finds them as they were. Scopes have a client each, whose outages are the page's. What is in it is JSON.
 */
export function keptState<C extends Catalog>({ outages }: MetricsClient<C>): Map<string, unknown> {
  const known = kept.get(outages) ?? new Map<string, unknown>();
  kept.set(outages, known);
  return known;
}
