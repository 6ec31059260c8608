import type { Incident } from "../../query/alerts.ts";
import type { AlertNotification } from "./notification.ts";

/** A total that moved alike and explains so much of a segment's deviation speaks for it. */
const explainedShare = 0.8;

/**
 * Whether an incident that lasts speaks for the one that is told of: the same metric moved in the same direction in a
 * total that holds the segment, and the segment, had it moved as the total did, would be at least 80 % of the way from
 * what was expected to what it is. Where nothing was expected, as of thresholds, both are held against the limits that
 * they are beyond: a segment that is twice its limit while its total is twice its own is spoken for.
 */
export function isInhibited({ rule, scope, incident }: AlertNotification, lasting: readonly Incident[]): boolean {
  if (incident === null) return false;
  return lasting.some(
    (total) =>
      total.metric === rule.metric &&
      total.endedAt === null &&
      total.condition === "firing" &&
      total.direction === incident.direction &&
      holds(total.scope, scope) &&
      explained(incident, total) >= explainedShare,
  );
}

function holds(total: Incident["scope"], segment: Incident["scope"]): boolean {
  const names = Object.keys(total);
  return names.length < Object.keys(segment).length && names.every((name) => Object.hasOwn(segment, name) && segment[name] === total[name]);
}

/** Share of the deviation that is left out where the segment follows the total; −Infinity: not known. */
function explained(segment: Measured, total: Measured): number {
  const [usual, totalUsual] = segment.expected !== null && total.expected !== null ? [segment.expected, total.expected] : [limitOf(segment), limitOf(total)];
  if (segment.actual === null || usual === null || total.actual === null || totalUsual === null) return -Infinity;
  if (totalUsual === 0 || segment.actual === usual) return -Infinity;
  const followed = (usual * total.actual) / totalUsual;
  return 1 - Math.abs(segment.actual - followed) / Math.abs(segment.actual - usual);
}

type Measured = Pick<Incident, "actual" | "expected" | "lower" | "upper" | "direction">;

/** The limit that it is beyond, of what expects nothing. */
function limitOf({ expected, direction, lower, upper }: Measured): number | null {
  return expected !== null || direction === null ? null : direction === "above" ? upper : lower;
}
