import type { Incident } from "../../query/alerts.ts";
import type { AlertNotification } from "./notification.ts";

/** A total that moved alike and explains so much of a segment's deviation speaks for it. */
const explainedShare = 0.8;

/**
 * Whether an incident that lasts speaks for the one that is told of: the same metric moved in the same direction in a
 * total that holds the segment, and the segment, had it moved as the total did, would be at least 80 % of the way from
 * what was expected to what it is. Where nothing was expected, as of thresholds, it is not.
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
function explained(segment: Pick<Incident, "actual" | "expected">, total: Pick<Incident, "actual" | "expected">): number {
  if (segment.actual === null || segment.expected === null || total.actual === null || total.expected === null) return -Infinity;
  if (total.expected === 0 || segment.actual === segment.expected) return -Infinity;
  const followed = (segment.expected * total.actual) / total.expected;
  return 1 - Math.abs(segment.actual - followed) / Math.abs(segment.actual - segment.expected);
}
