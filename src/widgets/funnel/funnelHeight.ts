import type { Catalog } from "../../query/catalog.ts";
import type { FunnelQuery } from "../../query/funnel.ts";

/** What stands around the steps in CSS pixels: head and foot of the frame, the lines above the bars, the legend. */
const aroundPx = 232;
const legendPx = 32;
const leastPx = 360;
const mostPx = 960;

/**
 * So high that the last step is in sight on a narrow page, up to a limit beyond which steps scroll. It does not depend
 * on the answer, so that no state changes it.
 */
export function funnelHeight({ dimensions }: Catalog, { steps, breakdown }: Pick<FunnelQuery, "steps" | "breakdown">): number {
  const neededPx =
    breakdown === undefined
      ? aroundPx + steps.length * 62
      : aroundPx + legendPx + steps.length * (32 + segmentsOf(dimensions[breakdown.by], breakdown.top) * 36);
  return Math.min(mostPx, Math.max(leastPx, neededPx));
}

/** As many as there may be: the values that are known, or the top ones and the rest. */
function segmentsOf(dimension: Catalog["dimensions"][string] | undefined, top = 5): number {
  return dimension?.kind === "enum" ? Math.min(dimension.values.length, top + 1) : top + 1;
}
