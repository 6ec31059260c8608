/** What stands around the steps in CSS pixels: head and foot of the frame, the line above the bars, the legend. */
const aroundPx = 168;
const leastPx = 360;
const mostPx = 880;

/**
 * So high that all steps are in sight on a narrow page, up to a limit beyond which they scroll. It does not depend on
 * the answer, so that no state changes it.
 * @param segments bars a step; 1 without a breakdown
 */
export function funnelHeight(steps: number, segments: number): number {
  const stepPx = segments === 1 ? 62 : 32 + segments * 44;
  return Math.min(mostPx, Math.max(leastPx, aroundPx + steps * stepPx));
}
