import type { MetricsClient } from "../../react/client.ts";

/** Under which the page's cache keeps what happened: trends and lists hear when it is out of date. */
export function annotationsKey({ id }: Pick<MetricsClient, "id">): readonly string[] {
  return ["metricdeck", id, "annotations"];
}
